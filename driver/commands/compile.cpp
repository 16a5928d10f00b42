// `ingot app.wasm -o app`
#include "driver/commands/compile.hpp"

#include "compiler/pipeline.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"
#include "driver/commands/build.hpp"
#include "driver/input_file.hpp"
#include "driver/messages.hpp"
#include "driver/options/compile_options.hpp"

#include <fmt/core.h>

#include <string>
#include <sys/stat.h>
#include <variant>

namespace ingot::driver {

namespace {

// However the two are spelled. Not for pipes and devices: /dev/tty may well be both.
bool are_same_file(const std::string& first, const std::string& second) {
  struct stat one{};
  struct stat two{};
  return first != "-" && second != "-" && ::stat(first.c_str(), &one) == 0 &&
         ::stat(second.c_str(), &two) == 0 && S_ISREG(one.st_mode) && one.st_dev == two.st_dev &&
         one.st_ino == two.st_ino;
}

} // namespace

int compile_command(const Arguments& arguments) {
  const std::variant<CompileRequest, int> parsed = parse_compile_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  const CompileRequest& request = std::get<CompileRequest>(parsed);
  if (are_same_file(request.input_path, request.output_path))
    return report_usage(
        fmt::format("the output '{}' would replace the input; use -o", display_name(request.output_path)));

  std::variant<MemoryFile, int> built = build(request.input_path, request.options);
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
