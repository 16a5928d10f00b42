#include "compiler/support/message_format.hpp"
#include "driver/command.hpp"
#include "driver/messages.hpp"
#include "driver/process_guards.hpp"
#include "driver/response_files.hpp"

#include <string_view>
#include <utility>

int main(int argument_count, char** argument_values) {
  using namespace ingot::driver;

  guard_process();
  Arguments arguments(argument_values + (argument_count > 0 ? 1 : 0), argument_values + argument_count);
  ingot::set_message_format(requested_message_format(arguments));
  ingot::Result<Arguments> expanded = expand_response_files(arguments);
  if (!expanded)
    return report_usage(expanded.failure().message);
  arguments = std::move(*expanded);
  ingot::set_message_format(requested_message_format(arguments));
  for (const Command& command : commands()) {
    if (!command.name.empty() && !arguments.empty() && arguments.front() == command.name) {
      arguments.erase(arguments.begin());
      return command.run(arguments);
    }
  }
  for (const Command& command : commands()) {
    if (command.name.empty())
      return command.run(arguments);
  }
  return report_usage("this ingot was built without LLVM; it knows only 'ingot validate', 'ingot inspect', "
                      "'ingot print' and 'ingot assemble'");
}
