#include "compiler/lower/memory_images.hpp"

#include "compiler/lower/constant_expressions.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/wasm/limits.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// Less is copied in the time that a mapping takes (benchmarks/instances.py).
constexpr std::uint64_t smallest_image = std::uint64_t{16} << 10;

// Each is a mapping of every instance, of which the system allows a process some 65,000.
constexpr std::size_t most_images = 8;

// Beyond this many pages without data there is another image.
constexpr std::uint64_t widest_gap = 2;

// What an image may have of zeros between segments: as much as it has of data, and this.
constexpr std::uint64_t most_zeros = std::uint64_t{256} << 10;

struct Range {
  std::uint64_t begin;
  std::uint64_t end;
};

std::uint64_t first_page(const Range& range) { return range.begin / limits::page_size; }
std::uint64_t end_page(const Range& range) { return (range.end + limits::page_size - 1) / limits::page_size; }

} // namespace

struct MemoryImages::Placed {
  DataIndex segment;
  Range range;
};

MemoryImages::MemoryImages(const Module& module) : module_(module), holds_(module.data.size()) {
  // Of a merged module, those before its first call of a start function.
  const std::uint32_t end = stages_of(module).front().data_end;
  for (std::uint32_t memory = 0; memory < module.memories.size(); ++memory) {
    const MemoryType& type = module.memories[memory].type;
    if (bytes_of_pages(type, 1) != limits::page_size)
      continue;
    const std::uint64_t size = bytes_of_pages(type, type.limits.minimum);
    std::vector<Placed> placed;
    for (std::uint32_t index = 0; index < end; ++index) {
      const DataSegment& segment = module.data[index];
      const auto* const active = std::get_if<DataSegment::Active>(&segment.mode);
      if (active == nullptr || active->memory != MemoryIndex(memory))
        continue;
      const std::optional<std::uint64_t> address = constant_number(active->offset);
      // A later segment may overwrite this one, and instantiation may trap here.
      if (!address || *address > size || segment.bytes.size() > size - *address)
        break;
      placed.push_back({DataIndex(index), {*address, *address + segment.bytes.size()}});
    }
    add(MemoryIndex(memory), placed);
  }
}

void MemoryImages::add(MemoryIndex memory, const std::vector<Placed>& segments) {
  std::vector<Range> ranges;
  std::uint64_t data_size = 0;
  for (const Placed& placed : segments)
    if (placed.range.begin != placed.range.end) {
      ranges.push_back(placed.range);
      data_size += placed.range.end - placed.range.begin;
    }
  std::ranges::sort(ranges, {}, &Range::begin);
  std::vector<Range> merged;
  std::uint64_t image_size = 0;
  for (const Range& range : ranges) {
    if (merged.empty() || first_page(range) > end_page(merged.back()) + widest_gap)
      merged.push_back(range);
    else
      merged.back().end = std::max(merged.back().end, range.end);
  }
  for (const Range& range : merged)
    image_size += range.end - range.begin;
  if (data_size < smallest_image || merged.size() > most_images || image_size > 2 * data_size + most_zeros)
    return;

  const auto first = static_cast<std::ptrdiff_t>(images_.size());
  for (const Range& range : merged)
    images_.push_back({memory, range.begin, std::vector<std::uint8_t>(range.end - range.begin)});
  // In order, for they may overlap.
  for (const Placed& placed : segments) {
    holds_[placed.segment.value] = true;
    const Bytes bytes = module_.data[placed.segment.value].bytes;
    if (bytes.empty())
      continue;
    const auto image = std::prev(std::ranges::upper_bound(images_.begin() + first, images_.end(),
                                                          placed.range.begin, {}, &Image::address));
    std::ranges::copy(bytes, image->bytes.begin() +
                                 static_cast<std::ptrdiff_t>(placed.range.begin - image->address));
  }
}

} // namespace ingot
