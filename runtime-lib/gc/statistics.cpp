// What the collector has done, for --gc-stats: one line on standard error when the program ends.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/gc/heap.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/line.hpp"

namespace ingot::gc {

namespace {

using platform::Host;

// Milliseconds and MiB, of which there are not so many: see TextFormat::decimal.
void add(Host::ErrorLine& line, uint64_t number) { line.decimal(static_cast<uintptr_t>(number)); }

// With three digits behind the point.
void add_thousandths(Host::ErrorLine& line, uint64_t thousandths) {
  add(line, thousandths / 1000);
  line.text(".");
  for (uint64_t unit = 100; unit != 0; unit /= 10)
    add(line, thousandths / unit % 10);
}

void add_milliseconds(Host::ErrorLine& line, uint64_t nanoseconds) {
  add_thousandths(line, nanoseconds / 1000);
  line.text(" ms");
}

void add_size(Host::ErrorLine& line, uint64_t bytes) {
  add_thousandths(line, (bytes >> 10) * 1000 >> 10);
  line.text(" MiB");
}

uint64_t allocated() {
  uint64_t size = state.statistics.allocated + state.since_collection;
  for (const abi::AllocationRun& run : ingot_heap.runs)
    size -= static_cast<uint64_t>(run.end - run.next);
  return size;
}

void report_statistics() {
  const Statistics& statistics = state.statistics;
  Host::ErrorLine line;
  line.text("ingot: gc: ");
  add(line, statistics.collections);
  line.text(" collections, ");
  add(line, statistics.full_collections);
  line.text(" of them full, ");
  add_milliseconds(line, statistics.pause);
  line.text(", the longest ");
  add_milliseconds(line, statistics.longest_pause);
  line.text("; ");
  add_size(line, allocated());
  line.text(" allocated, heap at most ");
  add_size(line, state.space.peak());
  line.send();
}

} // namespace

} // namespace ingot::gc

extern "C" void ingot_gc_statistics() { ingot::platform::before_exit = ingot::gc::report_statistics; }
