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
#include "driver/size_report.hpp"

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

  pipeline::Options options = request.options;
  pipeline::ProgramSizes sizes;
  if (request.sizes.is_wanted())
    options.sizes = &sizes;
  std::variant<MemoryFile, int> built = build(request.modules, options);
  if (const int* status = std::get_if<int>(&built))
    return *status;
  const Result<Bytes> bytes = std::get<MemoryFile>(built).bytes();
  if (!bytes)
    return report_failure(bytes.failure());
  const FileKind kind =
      request.options.product == pipeline::Product::executable ? FileKind::program : FileKind::data;
  const Result<Done> published = publish_file(request.output_path, *bytes, kind);
  if (!published)
    return report_failure(published.failure());
  return request.sizes.is_wanted()
             ? print(size_report(sizes, request.sizes, options.target.target->is_board()))
             : exit_success;
}

} // namespace ingot::driver
