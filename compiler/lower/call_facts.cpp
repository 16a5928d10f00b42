#include "compiler/lower/call_facts.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

namespace ingot {

bool makes_object(Op op) {
  switch (op) {
  case Op::struct_new:
  case Op::struct_new_default:
  case Op::array_new:
  case Op::array_new_default:
  case Op::array_new_fixed:
  case Op::array_new_data:
  case Op::array_new_elem:
    return true;
  default:
    return false;
  }
}

namespace {

// The type at the top of the hierarchy, the same one for equivalent types. A reference of a type can be to
// any function of a subtype, and a function is reached by references of any supertype; so they agree all.
TypeIndex root_type(const Module& module, TypeIndex type) {
  while (const std::optional<TypeIndex> supertype = module.types[type.value].supertype)
    type = *supertype; // a chain is short (limits::subtype_depth)
  return module.types[type.value].canonical;
}

// The call graph, as far as exceptions go through it. Behind the functions there is a node for each type, for
// whatever is called by a reference of that type; the types of one hierarchy share the node of its root.
class CallGraph {
public:
  CallGraph(const Module& module, World world);

  std::vector<bool> throwing_nodes() const;
  std::vector<FunctionIndex> referenced_functions() const;
  const std::vector<bool>& changed_tables() const { return changed_tables_; }
  bool has_tail_calls() const { return has_tail_calls_; }
  bool has_objects() const { return has_objects_; }

private:
  void read_body(std::uint32_t caller, const Expression& body);
  void read_constant(const Expression& expression);

  void add_call(std::size_t caller, std::size_t callee) { callers_[callee].push_back(caller); }
  void add_tail_call(std::size_t caller, std::size_t callee) {
    has_tail_calls_ = true;
    add_equal(caller, callee);
  }
  void add_equal(std::size_t one, std::size_t other) {
    add_call(one, other);
    add_call(other, one);
  }
  void add_reference(std::uint32_t function) {
    if (referenced_[function])
      return;
    referenced_[function] = true;
    add_equal(function, by_reference(module_.functions[function].type));
  }
  std::size_t by_reference(TypeIndex type) const {
    return module_.functions.size() + root_type(module_, type).value;
  }

  const Module& module_;
  std::vector<std::vector<std::size_t>> callers_; // of each node: those that throw if it does
  std::vector<std::size_t> throwing_;             // nodes that throw by themselves
  std::vector<bool> referenced_;
  std::vector<bool> changed_tables_;
  bool has_tail_calls_ = false;
  bool has_objects_ = false;
};

CallGraph::CallGraph(const Module& module, World world)
    : module_(module), callers_(module.functions.size() + module.types.size()),
      referenced_(module.functions.size()), changed_tables_(module.tables.size()) {
  for (const Global& global : module.globals)
    if (global.initial)
      read_constant(*global.initial);
  for (const Table& table : module.tables)
    if (table.initial)
      read_constant(*table.initial);
  for (const ElementSegment& segment : module.elements) {
    for (const ElementSegment::Item& item : segment.items) {
      if (const auto* const function = std::get_if<FunctionIndex>(&item))
        add_reference(function->value);
      else
        read_constant(std::get<Expression>(item));
    }
  }
  for (std::uint32_t index = 0; index < module.functions.size(); ++index)
    if (const std::optional<FunctionBody>& body = module.functions[index].body)
      read_body(index, body->code);

  if (world == World::open) {
    for (const Export& entry : module.exports)
      if (const auto* const function = std::get_if<FunctionIndex>(&entry.index))
        add_reference(function->value);
    // Nothing is known of code from elsewhere.
    for (std::size_t type = 0; type < module.types.size(); ++type)
      throwing_.push_back(module.functions.size() + type);
    for (std::uint32_t index = 0; index < module.functions.size(); ++index)
      if (!module.functions[index].body)
        add_reference(index);
  }
}

void CallGraph::read_constant(const Expression& expression) {
  Diagnostics unused(""); // the module was validated, so reading it again reports nothing
  InstrReader reader(expression, unused);
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    if (instr.op == Op::ref_func)
      add_reference(instr.index);
    has_objects_ |= makes_object(instr.op);
  }
}

void CallGraph::read_body(std::uint32_t caller, const Expression& body) {
  Diagnostics unused("");
  InstrReader reader(body, unused);
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    has_objects_ |= makes_object(instr.op);
    switch (instr.op) {
    case Op::ref_func:
      add_reference(instr.index);
      break;
    case Op::call:
      add_call(caller, instr.index);
      break;
    case Op::call_indirect:
    case Op::call_ref:
      add_call(caller, by_reference(TypeIndex(instr.index)));
      break;
    case Op::return_call:
      add_tail_call(caller, instr.index);
      break;
    case Op::return_call_indirect:
    case Op::return_call_ref:
      add_tail_call(caller, by_reference(TypeIndex(instr.index)));
      break;
    case Op::table_set:
    case Op::table_grow:
    case Op::table_fill:
    case Op::table_copy:
      changed_tables_[instr.index] = true; // of two, the destination comes first
      break;
    case Op::table_init:
      changed_tables_[instr.index2] = true;
      break;
    case Op::throw_:
    case Op::throw_ref:
    case Op::rethrow:
      throwing_.push_back(caller);
      break;
    default:
      break;
    }
  }
}

std::vector<bool> CallGraph::throwing_nodes() const {
  std::vector<bool> result(callers_.size());
  std::vector<std::size_t> pending = throwing_;
  while (!pending.empty()) {
    const std::size_t node = pending.back();
    pending.pop_back();
    if (result[node])
      continue;
    result[node] = true;
    pending.insert(pending.end(), callers_[node].begin(), callers_[node].end());
  }
  return result;
}

std::vector<FunctionIndex> CallGraph::referenced_functions() const {
  std::vector<FunctionIndex> result;
  for (std::uint32_t index = 0; index < referenced_.size(); ++index)
    if (referenced_[index])
      result.push_back(FunctionIndex(index));
  return result;
}

} // namespace

CallFacts::CallFacts(const Module& module, World world) : module_(module) {
  const CallGraph graph(module, world);
  has_tail_calls_ = graph.has_tail_calls();
  has_objects_ = graph.has_objects() || world == World::open;
  may_throw_ = graph.throwing_nodes();
  changed_tables_ = graph.changed_tables();
  referenced_functions_ = graph.referenced_functions();
}

bool CallFacts::reference_may_throw(TypeIndex type) const {
  return may_throw_[module_.functions.size() + root_type(module_, type).value];
}

} // namespace ingot
