// `ingot app.wasm -o app`
#include "driver/commands/compile.hpp"

#include "compiler/pipeline.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"
#include "driver/commands/build.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"
#include "driver/options/compile_options.hpp"

#include <optional>
#include <variant>

namespace ingot::driver {

int compile_command(const Arguments& arguments) {
  const std::variant<CompileRequest, int> parsed = parse_compile_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  const CompileRequest& request = std::get<CompileRequest>(parsed);
  for (const ModuleInput& module : request.modules)
    if (const std::optional<int> status = check_output(module.path, request.output_path))
      return *status;

  std::variant<MemoryFile, int> built = build(request.modules, request.options);
  if (const int* status = std::get_if<int>(&built))
    return *status;
  const Result<Bytes> bytes = std::get<MemoryFile>(built).bytes();
  if (!bytes)
    return report_failure(bytes.failure());
  const FileKind kind =
      request.options.product == pipeline::Product::executable ? FileKind::program : FileKind::data;
  const Result<Done> published = publish_file(request.output_path, *bytes, kind);
  return published ? exit_success : report_failure(published.failure());
}

} // namespace ingot::driver
