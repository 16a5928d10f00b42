#include "compiler/container/oci_image.hpp"

#include "compiler/container/tar_writer.hpp"
#include "compiler/emit/targets.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/SHA256.h>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {

namespace {

// Members in the order they are written in here.
using Json = nlohmann::ordered_json;

// image-spec: media-types.md.
constexpr std::string_view index_type = "application/vnd.oci.image.index.v1+json";
constexpr std::string_view manifest_type = "application/vnd.oci.image.manifest.v1+json";
constexpr std::string_view config_type = "application/vnd.oci.image.config.v1+json";
constexpr std::string_view layer_type = "application/vnd.oci.image.layer.v1.tar";

// Where the program is in its layer.
constexpr std::string_view program_name = "app";

constexpr std::string_view digest_algorithm = "sha256";

// What the layout consists of, by its digests.
class Blobs {
public:
  // Gives what refers to it (image-spec: descriptor.md).
  Result<Json> add(std::string_view media_type, Result<MemoryFile> file) {
    if (!file)
      return file.failure();
    const Result<Bytes> bytes = file->bytes();
    if (!bytes)
      return bytes.failure();
    if (bytes->size() > std::numeric_limits<std::uint32_t>::max()) // more than llvm::SHA256 counts
      return Failure{
          fmt::format("cannot make the image: a part of it has {} bytes, more than 4 GiB", bytes->size())};
    std::string hash = llvm::toHex(llvm::SHA256::hash(llvm::ArrayRef(bytes->data(), bytes->size())),
                                   /*LowerCase=*/true);
    Json descriptor = {{"mediaType", media_type},
                       {"digest", fmt::format("{}:{}", digest_algorithm, hash)},
                       {"size", bytes->size()}};
    blobs_.push_back({std::move(hash), std::move(*file)});
    return descriptor;
  }
  Result<Json> add(std::string_view media_type, const Json& document) {
    return add(media_type, MemoryFile::of(document.dump()));
  }

  Result<Done> write(TarWriter& archive) {
    for (Blob& blob : blobs_) {
      const Result<Bytes> bytes = blob.file.bytes();
      if (!bytes)
        return bytes.failure();
      Result<Done> written =
          archive.add_file(fmt::format("blobs/{}/{}", digest_algorithm, blob.hash), *bytes);
      if (!written)
        return written;
    }
    return Done{};
  }

private:
  struct Blob {
    std::string hash;
    MemoryFile file;
  };
  std::vector<Blob> blobs_;
};

Result<MemoryFile> make_layer(MemoryFile& executable) {
  const Result<Bytes> bytes = executable.bytes();
  if (!bytes)
    return bytes.failure();
  Result<MemoryFile> layer = MemoryFile::create();
  if (!layer)
    return layer;
  TarWriter archive(*layer);
  if (const Result<Done> added = archive.add_file(program_name, *bytes, FileKind::program); !added)
    return added.failure();
  if (const Result<Done> finished = archive.finish(); !finished)
    return finished.failure();
  return layer;
}

// image-spec: image-index.md.
Json platform_of(const Target& target) { return {{"architecture", target.container_name}, {"os", "linux"}}; }

// image-spec: config.md. The program is the first process of its container, for which the kernel drops
// signals that it does not handle (pid_namespaces(7)); and a guest can handle none. So SIGKILL is what stops
// it.
Json config_of(const Target& target, const Json& layer, std::span<const std::uint16_t> ports) {
  Json settings = {{"Entrypoint", Json::array({fmt::format("/{}", program_name)})},
                   {"WorkingDir", "/"},
                   {"StopSignal", "SIGKILL"}};
  for (const std::uint16_t port : ports)
    settings["ExposedPorts"][fmt::format("{}/tcp", port)] = Json::object();
  Json config = platform_of(target);
  config["config"] = std::move(settings);
  // Of a layer that is not compressed it is the same as its digest.
  config["rootfs"] = {{"type", "layers"}, {"diff_ids", Json::array({layer["digest"]})}};
  return config;
}

// The descriptor of the program's manifest (image-spec: manifest.md).
Result<Json> add_platform(Blobs& blobs, ContainerProgram& program, std::span<const std::uint16_t> ports) {
  const Result<Json> layer = blobs.add(layer_type, make_layer(program.executable));
  if (!layer)
    return layer.failure();
  const Result<Json> config = blobs.add(config_type, config_of(*program.target, *layer, ports));
  if (!config)
    return config.failure();
  const Json manifest = {{"schemaVersion", 2},
                         {"mediaType", manifest_type},
                         {"config", *config},
                         {"layers", Json::array({*layer})}};
  Result<Json> descriptor = blobs.add(manifest_type, manifest);
  if (descriptor)
    (*descriptor)["platform"] = platform_of(*program.target);
  return descriptor;
}

Json index_of(Json manifests) {
  return {{"schemaVersion", 2}, {"mediaType", index_type}, {"manifests", std::move(manifests)}};
}

Result<Done> add_text(TarWriter& archive, std::string_view name, const Json& document) {
  const std::string text = document.dump();
  return archive.add_file(name, Bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

Result<Done> write_layout(TarWriter& archive, const Json& index, Blobs& blobs) {
  const Json layout = {{"imageLayoutVersion", "1.0.0"}};
  if (Result<Done> done = add_text(archive, "oci-layout", layout); !done)
    return done;
  if (Result<Done> done = add_text(archive, "index.json", index); !done)
    return done;
  for (const std::string& folder : {std::string("blobs/"), fmt::format("blobs/{}/", digest_algorithm)})
    if (Result<Done> done = archive.add_directory(folder); !done)
      return done;
  if (Result<Done> done = blobs.write(archive); !done)
    return done;
  return archive.finish();
}

} // namespace

Result<MemoryFile> make_oci_image(std::span<ContainerProgram> programs,
                                  std::span<const std::uint16_t> ports) {
  Blobs blobs;
  Json manifests = Json::array();
  for (ContainerProgram& program : programs) {
    Result<Json> manifest = add_platform(blobs, program, ports);
    if (!manifest)
      return manifest.failure();
    manifests.push_back(std::move(*manifest));
  }
  // index.json lists images, of which engines want a name if there are several; so one for several platforms
  // is an index of its own.
  if (programs.size() > 1) {
    Result<Json> index = blobs.add(index_type, index_of(std::move(manifests)));
    if (!index)
      return index.failure();
    manifests = Json::array({std::move(*index)});
  }
  Result<MemoryFile> image = MemoryFile::create();
  if (!image)
    return image;
  TarWriter archive(*image);
  if (const Result<Done> written = write_layout(archive, index_of(std::move(manifests)), blobs); !written)
    return written.failure();
  return image;
}

} // namespace ingot
