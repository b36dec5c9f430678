# The endpoint as a container. Written where no container can be built: untested as a whole. Each of its commands was
# run by itself in an empty folder, with the same files, as an unprivileged user.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY server/package.json server/
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY server/package.json server/
RUN npm ci --omit=dev --workspace peace-endpoint && npm cache clean --force
COPY --from=build /app/dist dist
COPY demo demo
COPY server server
RUN install -d -o node -g node -m 700 /data

ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATABASE_URL=file:///data/peace.sqlite PEACE_MAIL_FOLDER=/data/mail
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/ready').then(({ok}) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "server/src/main.ts"]
