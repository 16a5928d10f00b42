#include "driver/response_files.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"
#include "driver/input_file.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Allocator.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/StringSaver.h>

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ingot::driver {

namespace {

// More than any command line has: a few files that name each other twice could stand for any number.
constexpr std::size_t most_files = 1000;
constexpr std::size_t most_arguments = std::size_t{1} << 20;

Result<Arguments> read_arguments(const std::string& path) {
  const Result<std::vector<std::uint8_t>> bytes = read_input(path);
  if (!bytes)
    return Failure{fmt::format("response file: {}", bytes.failure().message)};
  const llvm::StringRef text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (text.contains('\0'))
    return Failure{fmt::format("response file '{}' is not text", escape(path))};
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver(allocator);
  llvm::SmallVector<const char*> words;
  llvm::cl::TokenizeGNUCommandLine(text, saver, words);
  return Arguments(words.begin(), words.end());
}

} // namespace

// LLVM's own expansion takes a file that does not exist for an argument, and knows no `--`.
Result<Arguments> expand_response_files(const Arguments& arguments) {
  struct Source {
    std::string path; // empty: the command line
    Arguments arguments;
    std::size_t next = 0;
  };
  std::vector<Source> sources{{.path = {}, .arguments = arguments, .next = 0}};
  Arguments expanded;
  std::size_t files = 0;
  bool is_literal = false; // behind --
  while (!sources.empty()) {
    Source& source = sources.back();
    if (source.next == source.arguments.size()) {
      sources.pop_back();
      continue;
    }
    std::string argument = std::move(source.arguments[source.next++]);
    is_literal = is_literal || argument == "--";
    if (is_literal || !argument.starts_with('@') || argument.size() == 1) {
      expanded.push_back(std::move(argument));
      if (expanded.size() > most_arguments)
        return Failure{fmt::format("response files stand for more than {} arguments", most_arguments)};
      continue;
    }
    std::string path = argument.substr(1);
    if (std::ranges::find(sources, path, &Source::path) != sources.end())
      return Failure{fmt::format("response file '{}' includes itself", escape(path))};
    if (++files > most_files)
      return Failure{fmt::format("more than {} response files", most_files)};
    Result<Arguments> contents = read_arguments(path);
    if (!contents)
      return contents.failure();
    sources.push_back({.path = std::move(path), .arguments = std::move(*contents), .next = 0});
  }
  return expanded;
}

} // namespace ingot::driver
