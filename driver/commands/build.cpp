#include "driver/commands/build.hpp"

#include "compiler/pipeline.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "compiler/wasm/limits.hpp"
#include "driver/input_file.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

namespace {

struct Inputs {
  std::vector<std::vector<std::uint8_t>> files; // which `inputs` refer to
  std::vector<pipeline::Input> inputs;
  Diagnostics diagnostics{""}; // about all of them
};

// The limit of one module holds for all together, so that 32 bits are enough for an offset.
std::variant<Inputs, int> read_modules(const std::vector<ModuleInput>& modules) {
  Inputs result;
  std::size_t end = 0;
  for (const ModuleInput& module : modules) {
    Diagnostics diagnostics(display_name(module.path));
    std::variant<std::vector<std::uint8_t>, int> bytes = read_module(module.path, diagnostics);
    if (const int* status = std::get_if<int>(&bytes))
      return *status;
    const std::vector<std::uint8_t>& file = result.files.emplace_back(std::move(std::get<0>(bytes)));
    result.inputs.push_back({.name = module.name, .bytes = file, .offset = end});
    if (end == 0)
      result.diagnostics = std::move(diagnostics);
    else
      result.diagnostics.append(std::move(diagnostics), end);
    end += file.size() + 1; // the end is a place in the file too
    if (modules.size() > 1 && end > limits::module_size)
      return report_failure(
          Failure{fmt::format("the modules have more than {} bytes together, the limit for a "
                              "program",
                              limits::module_size)});
  }
  return result;
}

} // namespace

std::variant<MemoryFile, int> build(const std::vector<ModuleInput>& modules, pipeline::Options options,
                                    Compilation& compile) {
  std::variant<Inputs, int> read = read_modules(modules);
  if (const int* status = std::get_if<int>(&read))
    return *status;
  Inputs& inputs = std::get<Inputs>(read);
  options.inputs = std::move(inputs.inputs);
  Result<MemoryFile> product = compile(options, inputs.diagnostics);
  if (inputs.diagnostics.has_errors())
    return report_input(inputs.diagnostics);
  if (!product)
    return report_failure(product.failure());
  return std::move(*product);
}

} // namespace ingot::driver
