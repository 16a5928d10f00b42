// What active data segments make of the memories of a library before any of its code runs, as far as it is
// known when compiling: contents that instances can map instead of copying the segments
// (docs/decisions/0027).
#pragma once

#include "compiler/wasm/module.hpp"

#include <cstdint>
#include <vector>

namespace ingot {

class MemoryImages {
public:
  // Those of memories with little data, or with data too widely scattered, are not worth it: they have none.
  explicit MemoryImages(const Module& module);

  struct Image {
    MemoryIndex memory;
    std::uint64_t address;
    std::vector<std::uint8_t> bytes; // all inside of the memory's initial size
  };
  // By memory and address; no two of one memory have a page in common.
  const std::vector<Image>& images() const { return images_; }

  // Whether the segment's bytes are in the images, so that it need not be copied.
  bool holds(DataIndex segment) const { return holds_[segment.value]; }

private:
  struct Placed;
  void add(MemoryIndex memory, const std::vector<Placed>& segments);

  const Module& module_;
  std::vector<Image> images_;
  std::vector<bool> holds_;
};

} // namespace ingot
