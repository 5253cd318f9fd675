# The command in a container, from this repository: built, tested to start, and nothing else in it. Optional; npm is the usual way.
FROM node:20-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund && npm run build && npm pack --ignore-scripts --pack-destination /tmp

FROM node:20-slim
COPY --from=build /tmp/claque-*.tgz /tmp/claque.tgz
RUN npm install --global --no-audit --no-fund /tmp/claque.tgz && rm -rf /tmp/claque.tgz /root/.npm && claque --version
# the key of pseudonyms lies with the data that the user brings, and is to be moved to where the case does not go
ENV CLAQUE_KEY_FILE=/data/.claque.key NO_COLOR=1
USER node
WORKDIR /data
ENTRYPOINT ["claque"]
CMD ["--help"]
