// What --memory-report and --stack-usage say about a program.
#pragma once

#include "compiler/pipeline.hpp"

#include <string>

namespace ingot::driver {

struct SizeReportRequest {
  bool memory = false;
  bool stack = false;
  bool as_json = false;

  bool is_wanted() const { return memory || stack; }
};

std::string size_report(const pipeline::ProgramSizes& sizes, const SizeReportRequest& request, bool is_board);

} // namespace ingot::driver
