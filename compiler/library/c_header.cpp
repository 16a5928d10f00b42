#include "compiler/library/c_header.hpp"

#include "compiler/library/c_names.hpp"
#include "compiler/library/c_types.hpp"
#include "compiler/library/metering.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// The same in the headers of all libraries.
constexpr char common_part[] = R"(#ifndef INGOT_LIBRARIES
#define INGOT_LIBRARIES 1

/* How a call ended. A host function may return these, or numbers from 1000 on, and so end the call that it was
   called in. */
typedef enum ingot_outcome {{
  INGOT_RETURNED = 0,
{outcomes}  INGOT_LARGEST_OUTCOME = 0x7fffffff
}} ingot_outcome;

/* What interrupts instances, any number of them. All zero at first. */
typedef struct ingot_epoch {{
  volatile uint64_t raised;
}} ingot_epoch;

/* An open descriptor of the process, which stays the host's: an instance has a duplicate. */
typedef struct ingot_stream {{
  int32_t is_granted; /* 0 or 1 */
  int32_t descriptor;
}} ingot_stream;

/* A directory of the system, with all that is beneath it. */
typedef struct ingot_directory {{
  const char *host_path;
  const char *guest_path; /* how the guest calls it; null for the same */
  int32_t is_read_only;   /* 0 or 1 */
}} ingot_directory;

/* With --wasi=link: what the guest may have of the system, by WASI. All zero is nothing. It is looked at when the
   instance is made, and not later. */
typedef struct ingot_wasi {{
  const char *const *arguments; /* the first is the name of the program */
  uint64_t argument_count;
  const char *const *environment; /* "NAME=value" */
  uint64_t environment_count;
  const ingot_directory *directories; /* the guest's descriptors from 3 on */
  uint64_t directory_count;
  const int32_t *listeners; /* descriptors of sockets that listen; the guest's behind the directories */
  uint64_t listener_count;
  ingot_stream standard_input;
  ingot_stream standard_output;
  ingot_stream standard_error;
}} ingot_wasi;

/* What an instance is given and may have. All zero, or no configuration, is what the module says. */
typedef struct ingot_configuration {{
  void *user;           /* handed to host functions */
  uint64_t memory_size; /* the most bytes that a memory may have */
  uint64_t table_size;  /* the most elements that a table may have */
  uint64_t stack_size;  /* bytes of the instance's own stack; by default 1 MiB, on a board 8 KiB */
  uint64_t fuel;        /* with --meter=fuel: how many instructions it may execute; 0 for any number */
  ingot_epoch *epoch;   /* with --meter=epoch: what interrupts it, */
  uint64_t deadline;    /* and how often that is raised before it does; 0 for never */
  const ingot_wasi *wasi; /* with --wasi=link: null for nothing */
  uint64_t stack_reserve; /* on a board: more of the stack, for handlers of interrupts that run on it */
}} ingot_configuration;

/* The bytes in the order of memory. */
typedef struct ingot_v128 {{
  uint8_t bytes[16];
}} ingot_v128;

#endif
)";

std::string upper_case(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z')
      c = static_cast<char>(c - 'a' + 'A');
  return result;
}

// For a comment, whose end it must not look like, nor one of the trigraphs that C11 has.
std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : escape(name)) {
    if (c == '*' || c == '?' || c == '/')
      fmt::format_to(std::back_inserter(result), "\\{:02x}", static_cast<unsigned>(c));
    else
      result += c;
  }
  return result + "\"";
}

std::string outcomes() {
  std::string text;
  const auto add = [&](std::string_view name, unsigned number, std::string_view message) {
    fmt::format_to(std::back_inserter(text), "  INGOT_{} = {}, /* {} */\n", upper_case(name), number,
                   message);
  };
  unsigned trap = 0;
#define TRAP(name, message) add("TRAP_" #name, ++trap, message);
#include "runtime-lib/abi/traps.def"
#define OUTCOME(name, number, message) add(#name, number, message);
#include "runtime-lib/abi/outcomes.def"
  return text;
}

class HeaderWriter {
public:
  HeaderWriter(const Module& module, const CNames& names, Metering metering, const LibraryWasi& wasi,
               bool is_for_board)
      : module_(module), names_(names), metering_(metering), wasi_(wasi), is_for_board_(is_for_board) {}

  std::string write();

private:
  template <typename... Arguments>
  void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
  }

  void add_instances();
  void add_metering();
  void add_firmware();
  void add_wasi();
  void add_imports();
  void add_exports();
  void add_function(std::string_view name, const FunctionType& type, bool is_import);
  void add_global_value(std::string_view name, std::string_view described, ValueType type);
  void add_accessors(std::string_view stem, std::string_view described, const ExternIndex& index);
  void add_memory(std::string_view stem);
  void add_global(std::string_view stem, const GlobalType& type);

  const Module& module_;
  const CNames& names_;
  const Metering metering_;
  const LibraryWasi& wasi_;
  const bool is_for_board_;
  std::string text_;
};

std::string HeaderWriter::write() {
  const std::string guard = fmt::format("INGOT_LIBRARY_{}_H", names_.prefix);
  add("/* Made by ingot; see its docs/embedding.md. */\n");
  add("#ifndef {0}\n#define {0}\n\n#include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n",
      guard);
  add("#ifdef __cplusplus\nextern \"C\" {{\n#endif\n\n");
  text_ += fmt::format(common_part, fmt::arg("outcomes", outcomes()));
  add_instances();
  add_metering();
  add_wasi();
  if (is_for_board_)
    add_firmware();
  add_imports();
  add_exports();
  add("\n#ifdef __cplusplus\n}}\n#endif\n\n#endif\n");
  return text_;
}

void HeaderWriter::add_instances() {
  add("\n/* An instance serves one thread at a time. */\n");
  add("typedef struct {0}_instance {0}_instance;\n\n", names_.prefix);
  add("/* *instance is null unless INGOT_RETURNED is the result. configuration may be null. */\n");
  add("ingot_outcome {0}_create(const ingot_configuration *configuration, {0}_instance **instance);\n\n",
      names_.prefix);
  add("/* Not while a call of the instance is under way. Null is ignored. */\n");
  add("void {0}_destroy({0}_instance *instance);\n\n", names_.prefix);
  add("void *{0}_user({0}_instance *instance);\n", names_.prefix);
  add("const char *{0}_message(ingot_outcome outcome);\n", names_.prefix);
}

void HeaderWriter::add_metering() {
  const std::string& prefix = names_.prefix;
  if (metering_ == Metering::fuel) {
    add("\n/* How many instructions the instance may still execute; a trap takes all. To be called by "
        "whoever may "
        "call\n   the instance, be it in a host function. */\n");
    add("uint64_t {0}_fuel({0}_instance *instance);\n", prefix);
    add("void {0}_set_fuel({0}_instance *instance, uint64_t instructions);\n", prefix);
  } else if (metering_ == Metering::epoch) {
    add("\n/* From any thread, or from a signal handler. */\n");
    add("void {0}_raise_epoch(ingot_epoch *epoch);\n\n", prefix);
    add("/* Calls end when the instance's epoch has been raised so often from now on. To be called by "
        "whoever may "
        "call\n   the instance, be it in a host function. */\n");
    add("void {0}_set_deadline({0}_instance *instance, uint64_t epochs);\n", prefix);
  }
}

void HeaderWriter::add_firmware() {
  add("\n/* For the firmware to define: memory, aligned to 16, or NULL if there is not so much; and what is "
      "not needed any\n   more. */\n");
  add("void *ingot_board_allocate(size_t size);\nvoid ingot_board_free(void *memory);\n\n");
  add("/* If there are tasks that interrupt each other: which one runs. Handlers of interrupts belong to the "
      "task that\n   they interrupt. It need not be defined. */\n");
  add("const void *ingot_board_task(void);\n");
}

void HeaderWriter::add_wasi() {
  if (!links_wasi(module_, wasi_))
    return;
  add("\n/* What the guest gave when a call of it last was INGOT_EXITED; 0 before. */\n");
  add("uint32_t {0}_exit_code({0}_instance *instance);\n", names_.prefix);
}

// Of an import the host's data comes first, and the results go where the caller says.
void HeaderWriter::add_function(std::string_view name, const FunctionType& type, bool is_import) {
  add("ingot_outcome {}({}_instance *instance", name, names_.prefix);
  if (is_import)
    add(", void *user");
  for (std::size_t i = 0; i < type.parameters.size(); ++i) {
    const bool is_vector = type.parameters[i] == v128_type;
    add(", {}{} {}p{}", is_vector ? "const " : "", c_type(type.parameters[i]), is_vector ? "*" : "", i);
  }
  for (std::size_t i = 0; i < type.results.size(); ++i)
    add(", {} *r{}", c_type(type.results[i]), i);
  add(");\n");
}

void HeaderWriter::add_imports() {
  if (std::ranges::all_of(names_.imports, [](const std::string& name) { return name.empty(); }))
    return;
  add("\n/* What the module imports: what the host is to define, and what the instance makes in its place. "
      "*/\n");
  for (std::size_t i = 0; i < module_.imports.size(); ++i) {
    const Import& import = module_.imports[i];
    const std::string& name = names_.imports[i];
    if (name.empty())
      continue;
    const std::string described = quoted(import.module) + " " + quoted(import.name);
    if (const auto* const function = std::get_if<FunctionIndex>(&import.index)) {
      add("\n/* For the host to define: {}. */\n", described);
      add_function(name, type_of(module_, *function), /*is_import=*/true);
      continue;
    }
    if (const auto* const global = std::get_if<GlobalIndex>(&import.index))
      add_global_value(name, described, module_.globals[global->value].type.value);
    add_accessors(name, described, import.index);
  }
}

void HeaderWriter::add_global_value(std::string_view name, std::string_view described, ValueType type) {
  add("\n/* For the host to define: what the global {} is when an instance is made. */\n", described);
  if (type == v128_type)
    add("void {}(void *user, {} *value);\n", name, c_type(type));
  else
    add("{} {}(void *user);\n", c_type(type), name);
}

void HeaderWriter::add_accessors(std::string_view stem, std::string_view described,
                                 const ExternIndex& index) {
  if (std::holds_alternative<MemoryIndex>(index)) {
    add("\n/* The memory {}: its size in bytes; where so many bytes are, or null if not all of them are "
        "inside;\n   copies from and to it, false if not all is inside. */\n",
        described);
    add_memory(stem);
  } else if (std::holds_alternative<TableIndex>(index)) {
    add("\n/* The table {}: its size in elements. */\n", described);
    add("uint64_t {}({}_instance *instance);\n", accessor_name(stem, Accessor::size), names_.prefix);
  } else if (const auto* const global = std::get_if<GlobalIndex>(&index);
             global != nullptr && has_accessors(module_.globals[global->value].type)) {
    add("\n/* The global {}. */\n", described);
    add_global(stem, module_.globals[global->value].type);
  }
}

void HeaderWriter::add_memory(std::string_view stem) {
  const std::string_view prefix = names_.prefix;
  add("uint64_t {}({}_instance *instance);\n", accessor_name(stem, Accessor::size), prefix);
  add("void *{}({}_instance *instance, uint64_t address, uint64_t size);\n",
      accessor_name(stem, Accessor::at), prefix);
  add("bool {}({}_instance *instance, uint64_t address, void *to, uint64_t size);\n",
      accessor_name(stem, Accessor::read), prefix);
  add("bool {}({}_instance *instance, uint64_t address, const void *from, uint64_t size);\n",
      accessor_name(stem, Accessor::write), prefix);
}

void HeaderWriter::add_global(std::string_view stem, const GlobalType& type) {
  add("{} {}({}_instance *instance);\n", c_type(type.value), accessor_name(stem, Accessor::get),
      names_.prefix);
  if (type.is_mutable)
    add("void {}({}_instance *instance, {} value);\n", accessor_name(stem, Accessor::set), names_.prefix,
        c_type(type.value));
}

void HeaderWriter::add_exports() {
  add("\n/* What the module exports. A function's results are stored only if it returned. */\n");
  for (std::size_t i = 0; i < module_.exports.size(); ++i) {
    const Export& entry = module_.exports[i];
    const std::string& name = names_.exports[i];
    const auto* const function = std::get_if<FunctionIndex>(&entry.index);
    if (function != nullptr && function == reactor_initialize(module_))
      continue;
    if (name.empty()) {
      add("\n/* {} has a type that C does not have. */\n", quoted(entry.name));
      continue;
    }
    if (function != nullptr) {
      add("\n/* {} */\n", quoted(entry.name));
      add_function(name, type_of(module_, *function), /*is_import=*/false);
    } else {
      add_accessors(name, quoted(entry.name), entry.index);
    }
  }
}

} // namespace

std::string c_header(const Module& module, const CNames& names, Metering metering, const LibraryWasi& wasi,
                     bool is_for_board) {
  return HeaderWriter(module, names, metering, wasi, is_for_board).write();
}

} // namespace ingot
