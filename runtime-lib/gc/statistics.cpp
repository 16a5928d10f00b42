#include "runtime-lib/gc/statistics.hpp"

#include "runtime-lib/gc/heap.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/line.hpp"

namespace ingot::gc {

namespace {

// With three digits behind the point.
void add_thousandths(Line& line, uint64_t thousandths) {
  line.decimal(thousandths / 1000).text(".");
  line.decimal(thousandths / 100 % 10).decimal(thousandths / 10 % 10).decimal(thousandths % 10);
}

void add_milliseconds(Line& line, uint64_t nanoseconds) {
  add_thousandths(line, nanoseconds / 1000);
  line.text(" ms");
}

void add_size(Line& line, uint64_t bytes) {
  add_thousandths(line, (bytes >> 10) * 1000 >> 10);
  line.text(" MiB");
}

uint64_t allocated() {
  uint64_t size = state.statistics.allocated + state.since_collection;
  for (const abi::AllocationRun& run : ingot_heap.runs)
    size -= static_cast<uint64_t>(run.end - run.next);
  return size;
}

} // namespace

void report_statistics() {
  const Statistics& statistics = state.statistics;
  Line line;
  line.text("ingot: gc: ")
      .decimal(statistics.collections)
      .text(" collections, ")
      .decimal(statistics.full_collections)
      .text(" of them full, ");
  add_milliseconds(line, statistics.pause);
  line.text(", the longest ");
  add_milliseconds(line, statistics.longest_pause);
  line.text("; ");
  add_size(line, allocated());
  line.text(" allocated, heap at most ");
  add_size(line, state.space.peak());
  platform::Host::write_error(line.finish());
}

} // namespace ingot::gc
