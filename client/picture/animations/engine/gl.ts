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
export function isSoftware(gl: WebGL2RenderingContext): boolean {
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

/** Compiles and links a shader program; throws an Error with the log if that fails. */
export function programOf(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
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
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(program) ?? 'the shaders do not link')
  }
  return program
}

/** A buffer of quads for one draw call. Each quad has four corners, each corner `attributes` vectors of four floats. */
export class Quads {
  private readonly count: number
  private readonly array: WebGLVertexArrayObject

  constructor(
    private readonly gl: WebGL2RenderingContext,
    corners: Float32Array,
    attributes: number,
  ) {
    const quads = corners.length / (attributes * 4 * 4)
    this.count = quads * 6
    this.array = gl.createVertexArray()
    gl.bindVertexArray(this.array)
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
    gl.bufferData(gl.ARRAY_BUFFER, corners, gl.STATIC_DRAW)
    for (let i = 0; i < attributes; i++) {
      gl.enableVertexAttribArray(i)
      gl.vertexAttribPointer(i, 4, gl.FLOAT, false, attributes * 16, i * 16)
    }
    const order = new Uint32Array(this.count)
    for (let q = 0; q < quads; q++)
      order.set(
        [0, 1, 2, 2, 1, 3].map((corner) => q * 4 + corner),
        q * 6,
      )
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer())
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, order, gl.STATIC_DRAW)
  }

  draw(): void {
    this.gl.bindVertexArray(this.array)
    this.gl.drawElements(this.gl.TRIANGLES, this.count, this.gl.UNSIGNED_INT, 0)
  }
}
