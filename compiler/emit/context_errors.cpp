#include "compiler/emit/context_errors.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/IR/DiagnosticInfo.h>
#include <llvm/IR/DiagnosticPrinter.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/Support/raw_ostream.h>

#include <fmt/core.h>

#include <optional>
#include <string>

namespace ingot {

ContextErrors::ContextErrors(llvm::LLVMContext& context) {
  const auto handle = [](const llvm::DiagnosticInfo* diagnostic, void* first) {
    auto& error = *static_cast<std::optional<Failure>*>(first);
    if (diagnostic->getSeverity() != llvm::DS_Error || error)
      return;
    std::string text;
    llvm::raw_string_ostream stream(text);
    llvm::DiagnosticPrinterRawOStream printer(stream);
    diagnostic->print(printer);
    while (llvm::StringRef(text).ends_with("\n"))
      text.pop_back();
    error = Failure{fmt::format("cannot generate code: {}", escape(text, 512))};
  };
  context.setDiagnosticHandlerCallBack(handle, &first_);
}

} // namespace ingot
