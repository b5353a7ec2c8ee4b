# The server as an image. Two stages make what it runs from; the last has only that: no compiler, no source, no package of the build.
ARG NODE=node:22-bookworm-slim

FROM ${NODE} AS build
WORKDIR /drumroll
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json vite.config.ts ./
COPY bin bin
COPY client client
COPY server server
COPY shared shared
RUN npm run build

# What the build did not bundle: native code, and what reads files that lie beside it.
FROM ${NODE} AS packages
WORKDIR /drumroll
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM ${NODE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /drumroll
COPY LICENSE package.json ./
COPY --from=packages /drumroll/node_modules node_modules
COPY --from=build /drumroll/dist dist
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As the first process it gets the signals itself: SIGTERM lets the clients move first (DRAIN_SECONDS).
CMD ["node", "dist/server/main.js"]
