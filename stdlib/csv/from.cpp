#include <fmt/format.h>

#include "runtime/io/csv_decoder.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "csv file mode";

Result<Value> From(CallContext& context, Args args) {
  const ArgReader in("csv.from", kParameters, args);
  // An empty text stands for none: what a variable holds that was never filled.
  FLUX_TRY(std::string text, in.StringOr(0, ""));
  FLUX_TRY(const std::string file, in.StringOr(1, ""));
  if (text.empty() == file.empty()) {
    return in.Invalid(text.empty() ? "needs `csv` or `file`, and neither has any text"
                                   : "needs either `csv` or `file`, not both");
  }
  FLUX_TRY(const std::string mode, in.StringOr(2, "annotations"));
  if (mode != "annotations" && mode != "raw") {
    return in.Invalid(2, fmt::format("must be \"annotations\" or \"raw\", found \"{}\"", mode));
  }
  if (!file.empty()) {
    FLUX_TRY(text, context.ReadFile(file));
  }
  Result<std::vector<ResultSet>> results = io::DecodeCsvResults(text, {.is_raw = mode == "raw"});
  if (!results) return std::unexpected<Error>(std::move(results.error()).WithContext("error in csv.from()"));
  if (results->size() > 1) {
    return in.Invalid(
        fmt::format("can only parse one result, found {}, the first two called \"{}\" and \"{}\"; split the text",
                    results->size(), (*results)[0].name, (*results)[1].name));
  }
  TableSourceSpec spec;
  spec.origin = "csv.from";
  if (!results->empty()) spec.tables = std::move(results->front().tables);
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterCsvFrom(Registry& registry) { registry.Add(BuiltinDef{"csv", "from", kParameters, From}); }

}  // namespace flux::stdlib
