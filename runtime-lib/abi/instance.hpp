// The contract between compiled code and the runtime: what the structures look like in memory. The compiler
// makes LLVM types with these layouts (lower/abi_types), the runtime uses them as they stand;
// docs/runtime-abi.md tells the story. Everything here is plain data of fixed width.
#pragma once

#include "runtime-lib/abi/processor_features.hpp"
#include "runtime-lib/abi/profile.hpp"
#include "runtime-lib/abi/socket_address.hpp"

#include <stddef.h>
#include <stdint.h>

namespace ingot::abi {

inline constexpr uint32_t version = 1;

enum class Trap : uint32_t {
#define TRAP(name, message) name,
#include "runtime-lib/abi/traps.def"
};

// How an executable ends when it is not the guest who decides.
inline constexpr int trap_exit_status = 134; // 128 + SIGABRT, as a shell shows an aborted program
inline constexpr int start_failure_exit_status =
    71; // EX_OSERR of sysexits.h: the system refused what the guest needs

// Around a guarded memory, whose addresses have 32 bits, lies nothing but address space without access:
// enough behind `base` for every zero-extended address plus every memarg offset plus the widest access, so
// that compiled code needs no check, and some in front, so that a compiler's slip with signs faults as well.
inline constexpr uint64_t memory_space_before = uint64_t{2} << 30;
inline constexpr uint64_t memory_space_behind = (uint64_t{8} << 30) + 65536; // counted from `base`
inline constexpr uint64_t memory_page_size = 65536;
inline constexpr uint64_t largest_memory32 = uint64_t{4} << 30;

// No table grows beyond this many elements (the limit of the WebAssembly JavaScript interface).
inline constexpr uint64_t largest_table = 10'000'000;

// A linear memory. Compiled code reads `base` once per function, and `size` for memory.size and for its
// checks; only the runtime writes. The size of a shared memory is written and read atomically.
struct Memory {
  uint8_t* base;          // never changes once the guest runs
  uint64_t size;          // in bytes
  uint64_t maximum;       // in bytes; growth beyond it fails
  uint64_t reservation;   // bytes from `base` on that belong to this memory, with or without access
  uint8_t page_size_log2; // 16, or 0 (proposal custom-page-sizes)
  uint8_t is_guarded;     // 0 or 1: compiled code makes no checks and relies on the space around the memory
  uint8_t is_shared;      // 0 or 1 (proposal threads)
  uint8_t reserved;
  uint32_t growth_lock; // the runtime's own, 0 at first
};

// A reference is a pointer, or a word that looks like one: null for ref.null; to a FunctionReference for
// functions, to an Exception for exnref, to an Object for structures and arrays. Those are aligned to 8, so
// that the lower bits tell the others: i31 is (value << 1) | 1, in 32 bits; and a host's value, of which only
// the host knows what it is, ends in 10. So externref and anyref are the same words, and converting them
// takes no code.
using Reference = const void*;

struct Table {
  Reference* elements; // never changes once the guest runs
  uint64_t size;       // in elements
  uint64_t maximum;    // in elements; growth beyond it fails
};

struct Exception;
struct FunctionReference;
struct Instance;

// A value of any type where the runtime handles values without knowing their types.
struct alignas(16) Value {
  uint8_t bytes[16];
};

// Arguments that do not fit registers, in modules where any call may be a tail call: the caller writes them
// just before the call, the callee reads them before anything else, so one area is enough for a thread.
struct ArgumentArea {
  Value values[1000]; // the most parameters that a function may have
};
inline constexpr char argument_area_symbol[] = "ingot_argument_area";

// Calls a function from outside of compiled code: `values` holds the arguments and afterwards the results.
// The exception that left the function, or null.
using Call = Exception* (*)(const FunctionReference* callee, Value* values);

enum class ObjectKind : uint8_t { none, structure, array, exception };

// What the garbage collector knows of an object. All words are counted from its beginning.
struct ObjectLayout {
  ObjectKind kind;           // none of function types
  uint8_t element_size_log2; // of arrays
  uint16_t reserved;
  uint32_t size;                   // in bytes; of arrays that of what is in front of the elements
  uint64_t references;             // bit i: word i is a reference; of arrays bit 0: the elements are
  const uint64_t* more_references; // likewise of the words from 64 on; null if there are none
};

// A display has at least so many entries, so that no cast to a type less deep has to ask for the depth.
inline constexpr uint32_t smallest_display = 6;

// A defined type (spec: syntax/types, after rolling): there is one object for each, so that its address is
// its identity. In an object for linking it is a COMDAT named by a hash of the type's structure, and so it is
// one for all modules of an executable.
struct Type {
  ObjectLayout layout;
  Call call;      // of function types in the linkable form, otherwise null
  uint32_t depth; // supertypes above it
  uint32_t reserved;
  // Its supertypes from the root down, then the type itself; null behind, up to the smallest size.
  const Type* display[smallest_display];
};

// A structure, array or exception. (An exception's first word is its tag, which begins with a layout as
// well.)
struct Object {
  const ObjectLayout* layout;
};

// The elements follow at ObjectLayout::size.
struct Array {
  const Type* type;
  uint32_t length;
};

// What a function reference points to: one object for each function whose reference is taken.
struct FunctionReference {
  const void* code;
  const Type* type;
  Instance* instance; // whose function it is; null in the closed world, and in a library
  uint32_t function_index;
  uint32_t reserved;
};

// Its address is its identity.
struct Tag {
  ObjectLayout layout; // of its exceptions
  const Type* type;
};

// An exception in flight, and what an exnref points to. One value follows for each parameter of the tag's
// type. In programs with structures or arrays it is one of their heap's objects (runtime-lib/gc), in others
// it lives in a pool (runtime-lib/exceptions).
struct Exception {
  const Tag* tag; // never null
  uint32_t link;  // the runtime's own
  uint16_t value_count;
  uint8_t is_marked; // the runtime's own
  uint8_t escaped;   // 1 once an exnref may refer to it; otherwise whoever catches it is the last to see it
  Value values[];
};

// Places outside of the stack that may hold the only reference to an object or an exception.
struct Roots {
  const Reference* references; // words one behind the other; those that refer to no object do no harm
  uint64_t reference_count;
  const Table* const* tables; // all of their elements
  uint64_t table_count;
  const Roots* next; // the runtime's own
};

// Segments shrink to nothing when they are dropped.
struct DataSegment {
  const uint8_t* bytes;
  uint64_t size;
};

struct ElementSegment {
  const Reference* elements;
  uint64_t size;
};

// A function that survived optimisation, in the order of their code. `code` is the address of the function's
// first instruction minus the address of this member, so that the table needs no relocation.
struct FunctionMapEntry {
  int32_t code;
  uint32_t function_index;
};

// A directory the guest may use: opened before the guest starts, as file descriptor 3, 4, ... of the guest.
struct Directory {
  const char* host_path;
  const char* guest_path;
  uint32_t read_only; // 0 or 1
  uint32_t reserved;
};

// A stream socket that listens: opened before the guest starts, as the file descriptors behind those of the
// directories.
struct Listener {
  const char* text; // the address as it was granted, for messages
  SocketAddress address;
};

// What the guest may have.
struct Grants {
  const Directory* directories;
  uint64_t directory_count;
  const char* const* environment; // "NAME=value", or "NAME" to pass on the value the program is started with
  uint64_t environment_count;
  const char* const* arguments; // in front of those the program is started with
  uint64_t argument_count;
  const Listener* listeners;
  uint64_t listener_count;
  uint32_t inherit_environment; // 0 or 1: every variable the program is started with is passed on
  uint32_t reserved;

  // Null, or ingot_grants_at_start: gives these and those that the variable INGOT_GRANTS names.
  const Grants* (*at_start)(const Grants* compiled, const char* const* environment);

  // ingot_listen, which opens a listener; null if there is none and there will be none at start.
  void (*listen)(const Listener* listener);

  // Of a board, ingot_board_files (wasi/board/files.hpp), or null if no directory is granted.
  const void* files;
};
inline constexpr char grants_at_start_symbol[] = "ingot_grants_at_start";
inline constexpr char listen_symbol[] = "ingot_listen";
inline constexpr char board_files_symbol[] = "ingot_board_files";
inline constexpr char grants_variable[] = "INGOT_GRANTS";

struct AddressRange {
  uint8_t* begin;
  uint64_t size;
};

// What ModuleDescriptor::enter_sandbox can be: give up what the guest does not need; the same, and tell what
// holds; only tell that nothing does.
inline constexpr char sandbox_symbol[] = "ingot_sandbox";
inline constexpr char sandbox_with_report_symbol[] = "ingot_sandbox_with_report";
inline constexpr char no_sandbox_report_symbol[] = "ingot_no_sandbox_report";

// First argument of every WASI call. In the linkable form the rest of the state follows (linkable.hpp).
struct Instance {
  const void* module; // a ModuleDescriptor, or a LinkableModule
  Memory* memory;     // the one exported as "memory", which WASI pointers refer to; null if there is none

  // Of libraries that are metered; of programs fuel is a variable of compiled code.
  int64_t fuel;                   // the guest may go on while it is positive
  const volatile uint64_t* epoch; // the guest may go on while it is less than `deadline`
  uint64_t deadline;

  uint64_t stack_limit; // of libraries for boards: an address below which guest code may not use the stack
};

// Of a module that starts threads. Each has an instance of its own, whose state is in thread-local variables.
struct ThreadedModule {
  // Initialises the instance and calls the export "wasi_thread_start"; null if there is none.
  void (*run)(uint32_t thread, uint32_t argument);
  Table* (*tables)(); // of the calling thread; sizes and maxima are set from the start
};

// One of several modules that an executable was made of, whose functions are one index space. For messages.
struct MergedModule {
  const char* name; // not terminated and not to be trusted
  uint32_t name_size;
  uint32_t offset;        // sites in this module are from here on; less this, they are offsets in its file
  uint32_t end_of_bodies; // counted like sites
  uint32_t first_function;
  uint32_t function_count; // which it defines
  uint32_t imported_count; // functions that come before these in its own index space
};

// Where a trap was, for messages.
struct TrapPlace {
  uint32_t site;     // byte offset, in a program of several modules as MergedModule counts; 0 if unknown
  uint32_t function; // of the function index space, or unknown_function
  const MergedModule* module; // null if there is only one, or it is not known
};
inline constexpr uint32_t unknown_function = 0xFFFFFFFF;

// The modules of an executable that has several.
struct MergedModules {
  // ingot_find_merged_place: sets the module, and the function if the site is known. Named here so that only
  // programs of several modules have it.
  void (*find)(TrapPlace* place);
  const MergedModule* modules; // by offset
  uint64_t count;
};
inline constexpr char find_merged_place_symbol[] = "ingot_find_merged_place";

// What a program counts, and the file that it writes at its end (profile.hpp).
struct Profile {
  // ingot_profile_begin: opens the file, and has the end of the program write it. Named here so that only
  // programs that count have it.
  void (*begin)(const Profile* profile);
  const char* path; // of the file; each %p in it stands for the number of the process
  const uint64_t* counters;
  uint64_t counter_count;
  uint8_t code_hash[code_hash_size];
};
inline constexpr char profile_begin_symbol[] = "ingot_profile_begin";

// Everything the runtime knows about the module of an executable. Exactly one is defined, as `ingot_module`.
struct ModuleDescriptor {
  uint32_t abi_version;
  uint32_t function_count; // of the function index space

  ProcessorFeatures required_features; // checked before any of its code runs

  void (*run)(); // initialises the instance, calls the start function and then the export "_start"
  uint64_t stack_size;

  Instance* instance;
  Memory* memories; // size and maximum are set, the runtime reserves and sets base before run()
  uint64_t memory_count;
  Table* tables; // likewise; null in a module that starts threads
  uint64_t table_count;
  const Grants* grants;
  void (*enter_sandbox)(AddressRange stacks); // the last step before run(); null: it runs without

  // For messages; each is null if left out. Function i begins at byte function_offsets[i] of the module's
  // file (imports: 0), and the last one ends at function_offsets[function_count]. Its name lies from
  // names[name_offsets[i]] to names[name_offsets[i + 1]], not terminated and not to be trusted.
  const FunctionMapEntry* function_map;
  const FunctionMapEntry* function_map_end;
  const uint32_t* function_offsets;
  const uint32_t* name_offsets;
  const char* names;

  const ThreadedModule* threads; // null if the module does not start any

  const MergedModules* merged; // null if there is one module, which is as it was

  const Profile* profile; // null if the program does not count
};

// In place of the status of a WASI call in a trace of what does not return.
inline constexpr uint32_t wasi_not_called = ~uint32_t{0};

// Guest code lies between these two, which the linker defines around the section of this name.
inline constexpr char guest_text_section[] = "ingot_guest_text";

// Likewise the function map, which the objects of a program make together: each has the functions of its own
// code, and the linker puts code and map in the same order.
inline constexpr char function_map_section[] = "ingot_function_map";

} // namespace ingot::abi
