// The program that a script becomes: executes the commands in order and says of each assertion whether it
// holds (commands.hpp). Everything runs on the guest's stack, so that its exhaustion is a trap.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/instance/instantiate.hpp"
#include "runtime-lib/trap/message.hpp"
#include "runtime-lib/trap/recovery.hpp"
#include "test/spec/harness/machine.hpp"
#include "test/spec/harness/values.hpp"

namespace ingot::spec {

namespace {

void report_passed() { write({&mark::passed, 1}); }

// Starts the message that `finish` sends.
Line failure(char kind, uint32_t line) {
  const char mark_text[] = {kind, '\0'};
  Line message;
  message.text(mark_text).decimal(line).text(" ");
  return message;
}

// How an action or an instantiation ended.
struct Ending {
  enum class Kind { returned, trapped, threw, unlinkable, impossible };

  Kind kind = Kind::returned;
  abi::Trap trap = abi::Trap::unreachable;
  const char* reason = ""; // if unlinkable or impossible
};

void describe(Line& line, const Ending& ending) {
  switch (ending.kind) {
  case Ending::Kind::returned:
    line.text("it returned");
    break;
  case Ending::Kind::trapped:
    line.text("it trapped: ").text(trap::message(ending.trap));
    break;
  case Ending::Kind::threw:
    line.text("an exception left it");
    break;
  case Ending::Kind::unlinkable:
  case Ending::Kind::impossible:
    line.text(ending.reason);
    break;
  }
}

// ---- Actions

struct Call {
  const abi::FunctionReference* function;
  abi::Value* values;
  abi::Exception* exception;
};

void perform_call(void* argument) {
  Call& call = *static_cast<Call*>(argument);
  call.exception = call.function->type->call(call.function, call.values);
}

// The arguments and then the results of an action. What is not set has a value that nobody expects.
abi::Value values[most_values];

Ending perform(Reader& reader) {
  const ActionKind kind = reader.read<ActionKind>();
  const abi::Instance* const instance = ingot_spec_instances[reader.number()];
  const Span<const char> name = reader.string();
  memset(values, 0xA5, sizeof values);
  const uint32_t count = kind == ActionKind::invoke ? reader.number() : 0;
  for (uint32_t i = 0; i < count; i++)
    values[i] = read_argument(reader);

  Ending ending;
  ending.kind = Ending::Kind::impossible;
  ending.reason = "there is no instance";
  if (instance == nullptr)
    return ending;
  ending.reason = "there is no such export";
  instance::Extern found;
  if (!instance::find_export(*instance, name, found))
    return ending;
  if (kind == ActionKind::get) {
    if (found.type.kind != abi::ExternKind::global)
      return ending;
    values[0] = *static_cast<const abi::Value*>(found.object);
    return {};
  }
  if (found.type.kind != abi::ExternKind::function)
    return ending;

  Call call = {
      .function = static_cast<abi::FunctionReference*>(found.object), .values = values, .exception = nullptr};
  const trap::Outcome outcome = trap::run_guarded(perform_call, &call);
  if (outcome.trapped)
    ending.kind = Ending::Kind::trapped;
  else
    ending.kind = call.exception != nullptr ? Ending::Kind::threw : Ending::Kind::returned;
  ending.trap = outcome.event.kind;
  return ending;
}

// ---- Instantiation

struct Place {
  const abi::LinkableModule* module;
  uint32_t slot;
  Reader sources; // a slot for each import
  bool is_source_missing = false;
  instance::Instantiation result = {};
};

bool find_import(void* context, const abi::Import& import, instance::Extern& found) {
  Place& place = *static_cast<Place*>(context);
  Reader sources = place.sources;
  for (const abi::Import* earlier = place.module->imports; earlier != &import; earlier++)
    sources.number();
  const uint32_t slot = sources.number();
  if (slot == no_slot)
    return false;
  const abi::Instance* const source = ingot_spec_instances[slot];
  place.is_source_missing |= source == nullptr;
  return source != nullptr &&
         instance::find_export(*source, {import.name, static_cast<size_t>(import.name_size)}, found);
}

void perform_instantiation(void* argument) {
  Place& place = *static_cast<Place*>(argument);
  place.result = instance::instantiate(*place.module, {.find = find_import, .context = &place}, limits);
}

Ending instantiate(Reader& reader) {
  const abi::LinkableModule* const module = ingot_spec_modules[reader.number()];
  const uint32_t slot = reader.number();
  const uint32_t import_count = reader.number();
  Place place = {.module = module, .slot = slot, .sources = reader};
  for (uint32_t i = 0; i < import_count; i++)
    reader.number();

  Ending ending;
  const trap::Outcome outcome = trap::run_guarded(perform_instantiation, &place);
  if (outcome.trapped) {
    ending.kind = Ending::Kind::trapped;
    ending.trap = outcome.event.kind;
    return ending;
  }
  switch (place.result.status) {
  case instance::Status::done:
    ingot_spec_instances[slot] = place.result.instance;
    return ending;
  case instance::Status::exception:
    ending.kind = Ending::Kind::threw;
    return ending;
  case instance::Status::unknown_import:
    ending.kind = Ending::Kind::unlinkable;
    ending.reason = "unknown import";
    break;
  case instance::Status::incompatible_import:
    ending.kind = Ending::Kind::unlinkable;
    ending.reason = "incompatible import type";
    break;
  case instance::Status::no_memory:
    ending.kind = Ending::Kind::impossible;
    ending.reason = "the system refuses the memory for the instance";
    break;
  case instance::Status::wrong_version:
    ending.kind = Ending::Kind::impossible;
    ending.reason = "the module is of another version than the runtime";
    break;
  }
  if (place.is_source_missing) {
    ending.kind = Ending::Kind::impossible;
    ending.reason = "an instance that it imports from could not be made";
  }
  return ending;
}

// ---- Assertions

bool begins_with(Span<const char> text, Span<const char> beginning) {
  return beginning.size() <= text.size() && memcmp(text.data(), beginning.data(), beginning.size()) == 0;
}

// As the reference interpreter has it, the expected message is a beginning of ours. It may also say more,
// about which element it was, and our messages do not go that far.
bool message_fits(Span<const char> expected, const char* message) {
  const Span<const char> ours = {message, strlen(message)};
  return begins_with(ours, expected) || (begins_with(expected, ours) && expected[ours.size()] == ' ');
}

void conclude(uint32_t line, bool holds, const char* expected, Span<const char> expected_message,
              const Ending& ending) {
  if (holds)
    return report_passed();
  Line message = failure(mark::failed, line);
  message.text("expected ").text(expected);
  if (expected_message.size() != 0)
    message.text(" ").quoted(expected_message, 100);
  describe(message.text(", but "), ending);
  write(message.finish());
}

void conclude_trap(uint32_t line, Span<const char> message, const Ending& ending) {
  const bool holds =
      ending.kind == Ending::Kind::trapped && message_fits(message, trap::message(ending.trap));
  conclude(line, holds, "the trap", message, ending);
}

void assert_return(Reader& reader, uint32_t line) {
  const Ending ending = perform(reader);
  const uint32_t count = reader.number();
  const bool returned = ending.kind == Ending::Kind::returned;
  Line message = failure(mark::failed, line);
  bool holds = true;
  for (uint32_t i = 0; i < count; i++) {
    Line why;
    if (read_and_match(reader, values[i], why) || !returned)
      continue;
    if (count > 1)
      message.text(holds ? "" : "; ").text("result ").decimal(i).text(": ");
    message.append(why);
    holds = false;
  }
  if (!returned)
    return conclude(line, false, "a result", {}, ending);
  if (holds)
    return report_passed();
  write(message.finish());
}

// A command that is no assertion has only to end well.
void conclude_command(uint32_t line, const char* what, const Ending& ending) {
  if (ending.kind == Ending::Kind::returned)
    return;
  Line message = failure(mark::command, line);
  describe(message.text(what).text(" failed: "), ending);
  write(message.finish());
}

// False at the end.
bool execute_next(Reader& reader) {
  const CommandKind kind = reader.read<CommandKind>();
  const uint32_t line = reader.number();
  switch (kind) {
  case CommandKind::end:
    return false;
  case CommandKind::stress_heap:
    abi::builtin_types::ingot_gc_stress();
    abi::builtin_types::ingot_gc_verify();
    break;
  case CommandKind::instantiate:
    conclude_command(line, "instantiation", instantiate(reader));
    break;
  case CommandKind::perform:
    conclude_command(line, "the action", perform(reader));
    break;
  case CommandKind::assert_return:
    assert_return(reader, line);
    break;
  case CommandKind::assert_trap_in_module: {
    const Ending ending = instantiate(reader);
    conclude_trap(line, reader.string(), ending);
    break;
  }
  case CommandKind::assert_trap: {
    const Ending ending = perform(reader);
    conclude_trap(line, reader.string(), ending);
    break;
  }
  case CommandKind::assert_exhaustion: {
    const Ending ending = perform(reader);
    const Span<const char> message = reader.string();
    const bool holds = ending.kind == Ending::Kind::trapped && ending.trap == abi::Trap::stack_exhausted &&
                       message_fits(message, trap::message(ending.trap));
    conclude(line, holds, "exhaustion", message, ending);
    break;
  }
  case CommandKind::assert_exception: {
    const Ending ending = perform(reader);
    conclude(line, ending.kind == Ending::Kind::threw, "an exception", {}, ending);
    break;
  }
  case CommandKind::assert_unlinkable: {
    const Ending ending = instantiate(reader);
    const Span<const char> message = reader.string();
    const bool holds = ending.kind == Ending::Kind::unlinkable && message_fits(message, ending.reason);
    conclude(line, holds, "the link error", message, ending);
    break;
  }
  }
  return true;
}

} // namespace

void execute_script(void*) {
  Reader reader(ingot_spec_commands);
  while (execute_next(reader)) {
  }
  const char end[] = {mark::end, '\n'};
  write({end, sizeof end});
}

} // namespace ingot::spec
