#include "runtime-lib/wasi/descriptors.hpp"

#include "runtime-lib/threads/lock.hpp"
#include "runtime-lib/wasi/guest.hpp"

namespace ingot::wasi {

using namespace platform;
using threads::Lock;

namespace {

using State = DescriptorTable::State;
using Entry = DescriptorTable::Entry;
using File = DescriptorTable::File;

DescriptorTable& present_table() { return present_guest().descriptors; }

Entry* open_entry(DescriptorTable& table, uint32_t number) {
  return number < descriptor_limit && table.entries[number].state == State::open ? &table.entries[number]
                                                                                 : nullptr;
}

void hold(File& file) { __atomic_fetch_add(&file.holders, 1, __ATOMIC_RELAXED); }

// 0 if all are used.
HeldFile take_unused_file(DescriptorTable& table) {
  for (uint32_t number = 1; number < DescriptorTable::file_limit; number++) {
    File& file = table.files[number];
    // Acquire: the one that used it before has closed its descriptor.
    if (__atomic_load_n(&file.is_used, __ATOMIC_ACQUIRE) != 0)
      continue;
    file = {.is_used = 1, .holders = 1, .host = -1, .position_lock = 0};
    table.files_end = larger(table.files_end, number + 1);
    return static_cast<HeldFile>(number);
  }
  return 0;
}

// The entry's file, which the caller is to let go when the lock is free again.
HeldFile close_entry(Entry& entry) {
  const HeldFile file = entry.file;
  entry = {};
  return file;
}

} // namespace

void let_go(HeldFile file) {
  // Release, and acquire for the last: what others did with the file comes before it is closed.
  if (file == 0)
    return;
  File& held = present_table().files[file];
  if (__atomic_fetch_sub(&held.holders, 1, __ATOMIC_ACQ_REL) != 1)
    return;
  close_host(held.host);
  __atomic_store_n(&held.is_used, 0, __ATOMIC_RELEASE);
}

uint32_t& FoundDescriptor::position_lock() const { return present_table().files[file_].position_lock; }

Status find_descriptor(uint32_t number, Rights needed, FoundDescriptor& descriptor) {
  DescriptorTable& table = present_table();
  const Lock lock(table.lock);
  const Entry* const entry = open_entry(table, number);
  if (entry == nullptr)
    return Errno::badf;
  if ((entry->descriptor.rights_base & needed) != needed)
    return Errno::notcapable;
  hold(table.files[entry->file]);
  descriptor.file_ = entry->file;
  descriptor.descriptor_ = entry->descriptor;
  return Errno::success;
}

Status find_directory(uint32_t number, Rights needed, FoundDescriptor& descriptor) {
  if (const Status error = find_descriptor(number, right::none, descriptor); error != Errno::success)
    return error;
  if (descriptor->type != FileType::directory)
    return Errno::notdir;
  return (descriptor->rights_base & needed) == needed ? Errno::success : Errno::notcapable;
}

bool NewDescriptor::reserve() {
  DescriptorTable& table = present_table();
  const Lock lock(table.lock);
  for (number_ = 0; number_ < descriptor_limit; number_++) {
    if (table.entries[number_].state != State::closed)
      continue;
    file_ = take_unused_file(table);
    if (file_ != 0)
      table.entries[number_] = {.state = State::reserved, .file = file_, .descriptor = {}};
    return file_ != 0;
  }
  return false;
}

void NewDescriptor::withhold() {
  DescriptorTable& table = present_table();
  const Lock lock(table.lock);
  for (Entry& entry : table.entries)
    if (entry.state == State::closed) {
      entry.state = State::reserved;
      return;
    }
}

void NewDescriptor::open(const Descriptor& descriptor) {
  DescriptorTable& table = present_table();
  const Lock lock(table.lock);
  table.files[file_].host = descriptor.host;
  table.entries[number_] = {.state = State::open, .file = file_, .descriptor = descriptor};
  file_ = 0;
}

NewDescriptor::~NewDescriptor() {
  if (file_ == 0)
    return;
  DescriptorTable& table = present_table();
  const Lock lock(table.lock);
  let_go(close_entry(table.entries[number_])); // there is nothing to close yet, so this does not wait
}

Status close_descriptor(uint32_t number) {
  HeldFile file = 0;
  {
    DescriptorTable& table = present_table();
    const Lock lock(table.lock);
    Entry* const entry = open_entry(table, number);
    if (entry == nullptr)
      return Errno::badf;
    file = close_entry(*entry);
  }
  let_go(file); // without the lock: to close a file may take time
  return Errno::success;
}

Status renumber_descriptor(uint32_t from, uint32_t to) {
  HeldFile replaced = 0;
  {
    DescriptorTable& table = present_table();
    const Lock lock(table.lock);
    Entry* const source = open_entry(table, from);
    Entry* const destination = open_entry(table, to);
    if (source == nullptr || destination == nullptr)
      return Errno::badf;
    if (source == destination)
      return Errno::success;
    replaced = close_entry(*destination);
    *destination = *source;
    *source = {};
  }
  let_go(replaced);
  return Errno::success;
}

Status restrict_descriptor(uint32_t number, Rights base, Rights inheriting) {
  DescriptorTable& table = present_table();
  const Lock lock(table.lock);
  Entry* const entry = open_entry(table, number);
  if (entry == nullptr)
    return Errno::badf;
  Descriptor& descriptor = entry->descriptor;
  if ((base & ~descriptor.rights_base) != 0 || (inheriting & ~descriptor.rights_inheriting) != 0)
    return Errno::notcapable;
  descriptor.rights_base = base;
  descriptor.rights_inheriting = inheriting;
  return Errno::success;
}

FileType file_type(uint16_t mode) {
  switch (mode & mode_type_mask) {
  case mode_block_device:
    return FileType::block_device;
  case mode_character_device:
    return FileType::character_device;
  case mode_directory:
    return FileType::directory;
  case mode_regular:
    return FileType::regular_file;
  case mode_symbolic_link:
    return FileType::symbolic_link;
  case mode_socket:
    return FileType::socket_stream;
  default:
    return FileType::unknown;
  }
}

} // namespace ingot::wasi
