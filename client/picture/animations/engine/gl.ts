/** A WebGL2 context without antialiasing, depth or stencil buffer; null if the browser offers none. */
export function glOf(canvas: HTMLCanvasElement): WebGL2RenderingContext | null {
  return canvas.getContext('webgl2', {
    antialias: false,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  })
}

/** Whether WebGL is emulated in software instead of running on a graphics card. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  const named = gl.getExtension('WEBGL_debug_renderer_info')
  const renderer = named ? String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)) : ''
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer)
}

let processor: boolean | undefined

/** Whether this machine has no hardware-accelerated WebGL, so that all drawing costs CPU time. Tested once, then cached. */
export function processorDraws(): boolean {
  if (processor === undefined) {
    const gl = glOf(document.createElement('canvas'))
    processor = gl === null || isSoftware(gl)
    gl?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return processor
}

/** The two shaders of a program. */
export interface Shaders {
  vertex: string
  fragment: string
}

/** Starts to compile and link a program, which goes on in the background until `linked` asks for it. */
export function compile(gl: WebGL2RenderingContext, { vertex, fragment }: Shaders): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return program
}

/** Whether programs are compiled and linked, or the browser does not tell. */
export function compiled(gl: WebGL2RenderingContext, programs: readonly WebGLProgram[]): boolean {
  const told = gl.getExtension('KHR_parallel_shader_compile')
  if (!told || gl.isContextLost()) return true
  return programs.every((program) => gl.getProgramParameter(program, told.COMPLETION_STATUS_KHR) === true)
}

/** The uniforms of a program by name, once it is linked. Throws an Error with the log if that fails. */
export function linked<Name extends string>(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  names: readonly Name[],
): Record<Name, WebGLUniformLocation | null> {
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(program) ?? 'the shaders do not link')
  }
  const uniforms = names.map((name) => [name, gl.getUniformLocation(program, name)] as const)
  return Object.fromEntries(uniforms) as Record<Name, WebGLUniformLocation | null>
}

/** Vertices for drawing: attributes of so many floats each, in the order of their locations, interleaved in one buffer. */
export class Vertices {
  private readonly array: WebGLVertexArrayObject
  private readonly buffer: WebGLBuffer

  /**
   * @param content the vertices, or the size in bytes of a buffer that `update` fills
   * @param order indices of the corners of the triangles; without it `draw` takes the vertices as they are
   */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    content: Float32Array | number,
    sizes: readonly number[],
    order?: Uint16Array,
  ) {
    this.array = gl.createVertexArray()
    this.buffer = gl.createBuffer()
    gl.bindVertexArray(this.array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    if (typeof content === 'number') gl.bufferData(gl.ARRAY_BUFFER, content, gl.DYNAMIC_DRAW)
    else gl.bufferData(gl.ARRAY_BUFFER, content, gl.STATIC_DRAW)
    const stride = sizes.reduce((sum, size) => sum + size, 0) * 4
    let offset = 0
    sizes.forEach((size, i) => {
      gl.enableVertexAttribArray(i)
      gl.vertexAttribPointer(i, size, gl.FLOAT, false, stride, offset)
      offset += size * 4
    })
    if (order) {
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer())
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, order, gl.STATIC_DRAW)
    }
  }

  /** Replaces the first floats of the buffer. */
  update(content: Float32Array): void {
    const { gl } = this
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, content)
  }

  /** Draws so many vertices as points or as a strip of triangles. */
  draw(mode: number, count: number): void {
    this.gl.bindVertexArray(this.array)
    this.gl.drawArrays(mode, 0, count)
  }

  /** Draws triangles by so many of the indices. */
  drawIndexed(count: number): void {
    this.gl.bindVertexArray(this.array)
    this.gl.drawElements(this.gl.TRIANGLES, count, this.gl.UNSIGNED_SHORT, 0)
  }
}

/** Indices of strips of quads: each strip has two rows of corners, alternately above and below, for so many quads. */
export function stripOrder(strips: number, quads: number): Uint16Array {
  const order = new Uint16Array(strips * quads * 6)
  for (let strip = 0; strip < strips; strip++) {
    for (let quad = 0; quad < quads; quad++) {
      const first = strip * (quads + 1) * 2 + quad * 2
      const corners = [0, 1, 2, 2, 1, 3].map((corner) => first + corner)
      order.set(corners, (strip * quads + quad) * 6)
    }
  }
  return order
}
