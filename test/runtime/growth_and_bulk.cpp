// memory.grow, table.grow and the bulk instructions at their edges: the ranges are checked whole and in 64
// bits, an empty range may begin at the end, and nothing is written by one that traps.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t memory.fill
// RUN: %traps "out of bounds memory access" %run %t memory.fill-wrapping
// RUN: %traps "out of bounds memory access" %run %t memory.fill-empty
// RUN: %traps "out of bounds memory access" %run %t memory.copy-destination
// RUN: %traps "out of bounds memory access" %run %t memory.copy-source
// RUN: %traps "out of bounds memory access" %run %t memory.init-source
// RUN: %traps "out of bounds memory access" %run %t memory.init-destination
// RUN: %traps "out of bounds memory access" %run %t memory.init-dropped
// RUN: %traps "out of bounds table access" %run %t table.fill
// RUN: %traps "out of bounds table access" %run %t table.copy-destination
// RUN: %traps "out of bounds table access" %run %t table.copy-source
// RUN: %traps "out of bounds table access" %run %t table.init-source
// RUN: %traps "out of bounds table access" %run %t table.init-destination
// RUN: %traps "out of bounds table access" %run %t table.init-wrapping
//
// What the system refuses is not there, and what it does not refuse still is.
// RUN: %if native %{ sh -c "ulimit -d 8000 && exec %run %t refused" | FileCheck %s --check-prefix=REFUSED %}
// REFUSED: memory 18446744073709551615 1 2
// REFUSED-NEXT: table 18446744073709551615 0 1000
#include "Inputs/guest.hpp"

constexpr uint64_t page = 65536;
constexpr uint64_t all_ones = ~uint64_t{0};

constinit abi::Table tables[] = {{.elements = nullptr, .size = 3, .maximum = 1000},
                                 {.elements = nullptr, .size = 0, .maximum = all_ones}};

constinit const uint8_t data_bytes[] = {1, 2, 3, 4};
constinit abi::DataSegment data_segment = {.bytes = data_bytes, .size = 4};
constinit abi::DataSegment dropped_segment = {.bytes = nullptr, .size = 0};
constinit const abi::Reference references[] = {&data_bytes[0], &data_bytes[1], &data_bytes[2]};
constinit abi::ElementSegment element_segment = {.elements = references, .size = 3};

void memories() {
  abi::Memory* const memory = &guest_memory;
  // CHECK: size 65536
  show("size", memory->size);
  // CHECK-NEXT: aligned 0
  show("aligned", reinterpret_cast<uint64_t>(memory->base) % page);
  // Nothing, more than there may be, far more than there may be.
  // CHECK-NEXT: grow 1
  // CHECK-NEXT: grow 18446744073709551615
  // CHECK-NEXT: grow 18446744073709551615
  // CHECK-NEXT: grow 18446744073709551615
  show("grow", ingot_memory_grow(memory, 0));
  show("grow", ingot_memory_grow(memory, 4));
  show("grow", ingot_memory_grow(memory, 0xFFFFFFFF));
  show("grow", ingot_memory_grow(memory, all_ones));
  // To the maximum, where the last byte is there and zero.
  // CHECK-NEXT: grow 1
  // CHECK-NEXT: last 0
  // CHECK-NEXT: grow 4
  // CHECK-NEXT: grow 18446744073709551615
  // CHECK-NEXT: size 262144
  show("grow", ingot_memory_grow(memory, 3));
  show("last", *at(4 * page - 1));
  show("grow", ingot_memory_grow(memory, 0));
  show("grow", ingot_memory_grow(memory, 1));
  show("size", memory->size);

  // The last byte, and the value cut to a byte; empty at the end.
  // CHECK-NEXT: filled 255 0
  ingot_memory_fill(memory, 4 * page - 1, 0x1FF, 1, 1);
  ingot_memory_fill(memory, 4 * page, 7, 0, 1);
  ingot_memory_copy(memory, memory, 4 * page, 4 * page, 0, 1);
  ingot_memory_init(memory, &data_segment, 4 * page, 4, 0, 1);
  ingot_memory_init(memory, &dropped_segment, 4 * page, 0, 0, 1);
  show("filled", {*at(4 * page - 1), *at(4 * page - 2)});
  // CHECK-NEXT: init 67305985
  // CHECK-NEXT: init 1027
  ingot_memory_init(memory, &data_segment, 16, 0, 4, 1);
  show("init", get<uint32_t>(16));
  ingot_memory_init(memory, &data_segment, 4 * page - 2, 2, 2, 1);
  show("init", get<uint16_t>(4 * page - 2));
}

void table_operations() {
  abi::Table* const table = &tables[0];
  // CHECK-NEXT: null 1
  show("null", table->elements[0] == nullptr && table->elements[2] == nullptr);
  // CHECK-NEXT: grow 18446744073709551615
  // CHECK-NEXT: grow 18446744073709551615
  // CHECK-NEXT: grow 3
  // CHECK-NEXT: elements 1 1 0
  show("grow", ingot_table_grow(table, 998, nullptr));
  show("grow", ingot_table_grow(table, all_ones, nullptr));
  show("grow", ingot_table_grow(table, 997, references[0]));
  show("elements", {table->elements[3] == references[0], table->elements[999] == references[0],
                    table->elements[2] != nullptr});
  // Of the largest table that any module can have, all is there.
  // CHECK-NEXT: grow 18446744073709551615
  // CHECK-NEXT: grow 0
  // CHECK-NEXT: last 1
  // CHECK-NEXT: grow 18446744073709551615
  show("grow", ingot_table_grow(&tables[1], 10'000'001, nullptr));
  show("grow", ingot_table_grow(&tables[1], 10'000'000, references[1]));
  show("last", tables[1].elements[9'999'999] == references[1]);
  show("grow", ingot_table_grow(&tables[1], 1, nullptr));

  // Overlapping, from one table to the other, empty at the end.
  // CHECK-NEXT: copied 1 1 1
  ingot_table_init(table, &element_segment, 0, 0, 3, 1);
  ingot_table_copy(table, table, 1, 0, 3, 1);
  ingot_table_copy(&tables[1], table, 9'999'997, 1, 3, 1);
  ingot_table_fill(table, 0, nullptr, 1, 1);
  ingot_table_fill(table, 1000, nullptr, 0, 1);
  ingot_table_init(table, &element_segment, 1000, 3, 0, 1);
  ingot_table_copy(table, &tables[1], 1000, 10'000'000, 0, 1);
  show("copied", {table->elements[0] == nullptr && table->elements[1] == references[0],
                  table->elements[3] == references[2], tables[1].elements[9'999'999] == references[2]});
}

void ask_the_system_for_too_much() {
  guest_memory.maximum = abi::largest_memory32;
  show("memory", {ingot_memory_grow(&guest_memory, 1000), ingot_memory_grow(&guest_memory, 1),
                  guest_memory.size / page});
  show("table", {ingot_table_grow(&tables[1], 9'000'000, nullptr),
                 ingot_table_grow(&tables[1], 1000, nullptr), tables[1].size});
}

GUEST void run() {
  if (asked_for("refused"))
    return ask_the_system_for_too_much();
  abi::Memory* const memory = &guest_memory;
  abi::Table* const table = &tables[0];
  if (asked_for("memory.fill"))
    ingot_memory_fill(memory, page - 1, 0, 2, 1);
  if (asked_for("memory.fill-wrapping"))
    ingot_memory_fill(memory, 16, 0, all_ones, 1);
  if (asked_for("memory.fill-empty"))
    ingot_memory_fill(memory, page + 1, 0, 0, 1);
  if (asked_for("memory.copy-destination"))
    ingot_memory_copy(memory, memory, page, 0, 1, 1);
  if (asked_for("memory.copy-source"))
    ingot_memory_copy(memory, memory, 0, all_ones, 2, 1);
  if (asked_for("memory.init-source"))
    ingot_memory_init(memory, &data_segment, 0, 1, 4, 1);
  if (asked_for("memory.init-destination"))
    ingot_memory_init(memory, &data_segment, page - 3, 0, 4, 1);
  if (asked_for("memory.init-dropped"))
    ingot_memory_init(memory, &dropped_segment, 0, 0, 1, 1);
  if (asked_for("table.fill"))
    ingot_table_fill(table, 2, nullptr, 2, 1);
  if (asked_for("table.copy-destination"))
    ingot_table_copy(table, table, 3, 0, 1, 1);
  if (asked_for("table.copy-source"))
    ingot_table_copy(table, &tables[1], 0, 0, 1, 1);
  if (asked_for("table.init-source"))
    ingot_table_init(table, &element_segment, 0, 3, 1, 1);
  if (asked_for("table.init-destination"))
    ingot_table_init(table, &element_segment, 1, 0, 3, 1);
  if (asked_for("table.init-wrapping"))
    ingot_table_init(table, &element_segment, all_ones, 0, 2, 1);
  memories();
  table_operations();
}

constinit const abi::ModuleDescriptor ingot_module =
    guest_module({.run = run, .tables = tables, .table_count = 2});
