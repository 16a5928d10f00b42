// ValidModule -> llvm::Module. The result defines `ingot_module` (runtime-lib/abi/instance.hpp) and refers to
// the runtime's ingot_* functions; everything else in it is internal, or hidden if there are several parts,
// under generated names: no string of the guest becomes a symbol.
#pragma once

#include "compiler/library/c_names.hpp"
#include "compiler/library/metering.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/lower/part.hpp"
#include "compiler/profile/counter_map.hpp"
#include "compiler/profile/execution_profile.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/validate.hpp"
#include "runtime-lib/abi/socket_address.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ingot {

// A directory granted with --dir HOST[::GUEST[::ro]].
struct DirectoryGrant {
  std::string host_path;
  std::string guest_path;
  bool read_only = false;
};

// A socket that listens, granted with --listen ADDRESS:PORT.
struct ListenGrant {
  std::string text; // as it was typed
  abi::SocketAddress address;
};

// How the accesses to a linear memory are kept inside it: by address space without access around it, or by a
// comparison in front of each access.
enum class Bounds : std::uint8_t { guard, check };

// Whether the program gives up what its guest does not need (runtime-lib/sandbox), and whether it tells about
// it.
struct Sandbox {
  bool is_on = true;
  bool is_reported = false;
};

// The heap of structures and arrays, if the program has one.
struct HeapOptions {
  std::uint64_t size = std::uint64_t{4} << 30; // the most bytes that objects may take
  bool stress = false;                         // collect before each allocation
  bool verify = false;                         // look for damage after each collection
  bool statistics = false;                     // tell at the end what collections there were
};

// What the user decides about the program when compiling; it becomes part of the module descriptor.
struct ProgramOptions {
  std::vector<DirectoryGrant> directories;
  std::vector<std::string> environment; // "NAME=value", or "NAME" to pass on the value at start
  std::vector<std::string> arguments;   // in front of those at start
  std::vector<ListenGrant> listeners;
  bool inherit_environment = false;
  bool grants_at_start = false; // the program takes further grants when it starts (docs/grants.md)
  bool trace_wasi = false;      // the program says on standard error which WASI calls it makes
  std::string invoke;           // the function to call and print the results of, instead of "_start"
  std::uint64_t stack_size = std::uint64_t{8} << 20; // bytes, a multiple of the page size
  std::optional<std::uint64_t> maximum_memory;       // bytes; memory.grow beyond it fails
  UnknownImports unknown_imports = UnknownImports::refuse;
  LibraryWasi library_wasi;
  Bounds bounds = Bounds::guard; // of the memories that can be guarded
  Metering metering = Metering::none;
  std::uint64_t fuel = 0; // of a program that is metered
  HeapOptions heap;
  bool deterministic = false; // results are those of the deterministic profile (spec: appendix/profiles)
  Sandbox sandbox;
  std::optional<std::string>
      profile_path;           // of the file that the program writes; nothing if it does not count
  bool function_names = true; // keep the name section's names for messages
};

// The least stack of a program for a board, in bytes. The collector needs more than the rest of the runtime.
std::uint64_t smallest_board_stack(const Module& module);

struct ProgramFacts;

// A module that becomes a program, lowered part by part: the IR of a large module is never there as a whole.
// The objects of all parts, linked in order, are the program.
class Program {
public:
  // The module must satisfy check_command() (validate/). It and what is known of its execution, which may be
  // null, must outlive this. `pointer_size` is the target's, in bytes.
  Program(const ValidModule& module, const ProgramOptions& options, std::uint32_t pointer_size,
          const PartSizes& sizes, const ExecutionProfile* executed);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program();

  std::size_t part_count() const { return parts_.size(); }
  // 0 if it does not count.
  std::uint64_t counter_count() const { return counters_ ? counters_->word_count() : 0; }

  // To be called in any order, in different threads too. `target` gives the data layout, triple and CPU
  // attributes; `inlines` says that the optimiser will inline functions, for which small ones of other parts
  // come along.
  std::unique_ptr<llvm::Module> lower(std::size_t part, bool inlines, const llvm::TargetMachine& target,
                                      llvm::LLVMContext& context) const;

private:
  const ValidModule& module_;
  const ProgramOptions& options_;
  std::unique_ptr<ProgramFacts> facts_;
  std::vector<Part> parts_;
  std::optional<CounterMap> counters_;
  const ExecutionProfile* executed_;
};

// The linkable form (runtime-lib/abi/linkable.hpp): the result defines one abi::LinkableModule under the name
// `descriptor_symbol`, and is fit to be linked with others of its kind. Of the options only those count that
// concern memories and arithmetic.
std::unique_ptr<llvm::Module> lower_linkable(const ValidModule& module, const std::string& descriptor_symbol,
                                             const ProgramOptions& options, const llvm::TargetMachine& target,
                                             llvm::LLVMContext& context);

// A library, for which the host is all that is outside: the linkable form, with the functions of C that
// `names` are of, everything else hidden. The module must satisfy check_library() (validate/); what is known
// of its execution may be null.
std::unique_ptr<llvm::Module> lower_library(const ValidModule& module, const CNames& names,
                                            const ProgramOptions& options, const ExecutionProfile* executed,
                                            const llvm::TargetMachine& target, llvm::LLVMContext& context);

} // namespace ingot
