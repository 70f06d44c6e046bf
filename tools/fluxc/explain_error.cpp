#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "tools/fluxc/explanations.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/options.h"
#include "tools/fluxc/output.h"

namespace flux::cli {

namespace {

void ListAll() {
  for (const Explanation& explanation : Explanations()) {
    std::string_view line = explanation.text.substr(0, explanation.text.find('\n'));
    line.remove_prefix(std::min<size_t>(line.size(), explanation.code.size() + 4));
    Print("{}  {}\n", explanation.code, line);
  }
}

int UnknownCode(const std::string& code) {
  std::vector<std::string> known;
  for (const Explanation& explanation : Explanations()) known.emplace_back(explanation.code);
  std::optional<std::string> closest = Closest(code, known);
  PrintMessage(fmt::format("fluxc: there is no diagnostic `{}`; {}\n", code,
                           closest ? fmt::format("did you mean `{}`?", *closest) : "`fluxc explain-error` lists all"));
  return kWrongUsage;
}

}  // namespace

int ExplainError(const Options& options) {
  if (options.code.empty()) {
    ListAll();
    return kOk;
  }
  std::string code = options.code;
  for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  auto found = std::ranges::find(Explanations(), code, &Explanation::code);
  // `202` for `E0202`
  const bool is_number = code.size() >= 3 && code.find_first_not_of("0123456789") == code.npos;
  if (is_number) {
    found = std::ranges::find_if(Explanations(), [&](const Explanation& each) { return each.code.ends_with(code); });
  }
  if (found == Explanations().end()) return UnknownCode(options.code);
  Print("{}", found->text);
  return kOk;
}

}  // namespace flux::cli
