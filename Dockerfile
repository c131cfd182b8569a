# syntax=docker/dockerfile:1
# acctplan in an image without a shell, a package manager or root. From a clone:
#
#     docker build --tag acctplan .
#     docker run --rm --network none --volume "$PWD:/plans:ro" acctplan lint accounts
#
# Git is not in the image: folders are walked without it, .gitignore files are read all the same.

FROM --platform=$BUILDPLATFORM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags="-s -w" -gcflags="github.com/expr-lang/...=-l" -gcflags="github.com/spf13/...=-l" -gcflags="github.com/santhosh-tekuri/...=-l" -o /acctplan ./cmd/acctplan

FROM gcr.io/distroless/static-debian12:nonroot AS base
WORKDIR /plans
USER 65532:65532
ENTRYPOINT ["/acctplan"]

# What GoReleaser publishes: the very program of the release's archives.
FROM base AS release
ARG TARGETPLATFORM
COPY $TARGETPLATFORM/acctplan /acctplan

FROM base
COPY --from=build /acctplan /acctplan
