// The script format of the specification's test suite (WebAssembly/spec: interpreter/README.md, "Scripts"):
// a list of commands that define modules, call what they export and say what must happen.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/text_position.hpp"
#include "compiler/wasm/types.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot::script {

// An identifier without its `$`; empty where the script gives none (spec: text/values, an identifier has at
// least one character). It may hold any UTF-8.
using Identifier = std::string;

// A string literal, which may hold any byte.
using String = std::string;

// ---- Modules

// A module is not assembled when the script is read: a malformed one is a failure of its command alone.
struct ModuleSource {
  enum class Form : std::uint8_t { text, binary, quote };

  Form form = Form::text;
  Identifier name;
  bool is_definition = false;         // (module definition ...): not instantiated by this command
  TextPosition position;              // of `(module` in the script
  std::string_view text;              // Form::text: `(module ...)` in the script, parentheses included
  std::vector<std::uint8_t> contents; // Form::binary: the module; Form::quote: its text
};

// The module in the binary format: `contents` itself for Form::binary, otherwise what the assembler makes of
// the text. Nothing if the text is malformed; then `diagnostics` says why, at offsets in `text` or
// `contents`.
std::optional<std::vector<std::uint8_t>> assemble(const ModuleSource& source, Diagnostics& diagnostics);

// ---- Constants and results

// A result that is one of a set of NaNs (spec: syntax/values, floating-point), of either sign.
enum class NanPattern : std::uint8_t { none, canonical, arithmetic };

// A number, or one lane of a vector. What is narrower than 64 bits is zero-extended.
struct Lane {
  std::uint64_t bits = 0; // if `nan` is none
  NanPattern nan = NanPattern::none;
};

enum class NumberType : std::uint8_t { i32, i64, f32, f64 };

struct Number {
  NumberType type = NumberType::i32;
  Lane value;
};

enum class VectorShape : std::uint8_t { i8x16, i16x8, i32x4, i64x2, f32x4, f64x2 };

constexpr unsigned lane_count(VectorShape shape) {
  constexpr std::array<unsigned, 6> counts = {16, 8, 4, 2, 4, 2};
  return counts[static_cast<std::size_t>(shape)];
}

struct Vector {
  VectorShape shape = VectorShape::i8x16;
  std::array<Lane, 16> lanes{}; // the first lane_count(shape); lane 0 is the least significant
};

// `(ref.null ht)`; as a result also `(ref.null)`, a null of any type.
struct NullReference {
  std::optional<HeapKind> heap;
};

// `(ref.extern N)`: the N-th host value, as an external reference; `(ref.host N)`: the same, as an internal
// one. As results they may lack the number, and then stand for any of their kind.
struct HostReference {
  HeapKind kind = HeapKind::extern_; // or any
  std::optional<std::uint32_t> value;
};

// Results only: `(ref.func)`, `(ref.i31)`, ...: any reference of that kind that is not null.
struct AnyReference {
  HeapKind kind = HeapKind::func; // func, any, eq, i31, struct_, array, exn
};

using Constant = std::variant<Number, Vector, NullReference, HostReference, AnyReference>;

// One expected result: any of the alternatives will do; more than one is written `(either ...)`.
struct ExpectedResult {
  std::vector<Constant> alternatives; // at least one
};

// ---- Actions

// `(invoke $instance? "name" constants...)`. An empty instance is the one made last.
struct Invoke {
  Identifier instance;
  String function;
  std::vector<Constant> arguments; // numbers without NaN patterns, vectors, null and host references
};

// `(get $instance? "name")`
struct Get {
  Identifier instance;
  String global;
};

using Action = std::variant<Invoke, Get>;

// ---- Commands

struct DefineModule { // instantiated at once unless it is a definition
  ModuleSource module;
};

// `(module instance $instance? $definition?)`; an empty definition is the module defined last.
struct InstantiateModule {
  Identifier instance;
  Identifier definition;
};

// `(register "name" $instance?)`: what it exports can be imported from "name" from now on.
struct Register {
  String name;
  Identifier instance;
};

struct Perform { // an action whose results nobody compares
  Action action;
};

struct AssertReturn {
  Action action;
  std::vector<ExpectedResult> results;
};

struct AssertTrap {
  std::variant<Action, ModuleSource> what; // a module: its instantiation
  String message;
};

struct AssertException {
  Action action;
};

struct AssertExhaustion {
  Action action;
  String message;
};

// What must go wrong with a module.
enum class ModuleFault : std::uint8_t { malformed, invalid, malformed_custom, invalid_custom, unlinkable };

struct AssertModule {
  ModuleFault fault = ModuleFault::malformed;
  ModuleSource module;
  String message;
};

struct Command;

// `(thread $name (shared (module $id))* commands...)` of the threads proposal: runs the commands at the same
// time as those that follow. Threads do not start threads.
struct StartThread {
  Identifier name;
  std::vector<Identifier> shared; // instances the thread may name
  std::vector<Command> commands;
};

struct WaitForThread {
  Identifier name;
};

struct Command {
  using Kind = std::variant<DefineModule, InstantiateModule, Register, Perform, AssertReturn, AssertTrap,
                            AssertException, AssertExhaustion, AssertModule, StartThread, WaitForThread>;
  TextPosition position; // of the opening parenthesis
  Kind kind;
};

struct Script {
  std::vector<Command> commands;
};

// Nothing if the script itself is malformed; then `diagnostics` says why, at offsets in `text`. A text that
// is one module without `(module ...)` around it is one DefineModule. `text` must outlive the Script.
std::optional<Script> parse_script(std::string_view text, Diagnostics& diagnostics);

} // namespace ingot::script
