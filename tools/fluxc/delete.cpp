#include "fmt/format.h"
#include "runtime/base/plural.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/store.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

Result<Time> ParseBound(std::string_view option, const std::string& text) {
  auto time = ParseTime(text);
  if (time) return time;
  return std::unexpected(std::move(time.error()).WithContext(fmt::format("`{}`", option)));
}

Status Delete(const Options& options) {
  FLUX_TRY(const Time start, ParseBound("--start", options.start));
  FLUX_TRY(const Time stop, ParseBound("--stop", options.stop));
  if (stop < start) {
    return Fail(ErrorCode::kInvalid, fmt::format("start {} is behind stop {}", FormatTime(start), FormatTime(stop)));
  }
  FLUX_TRY(const std::vector<DeleteTerm> predicate, ParseDeletePredicate(options.predicate));
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory, {.must_exist = true, .warn = Warn}));
  FLUX_TRY(const DeleteReport report, store->DeletePoints(options.bucket, start, stop, predicate));
  const std::string what = report.columns == 0 ? "no series matches, so nothing was deleted"
                                               : fmt::format("deleted the points of {} from {} to {}",
                                                             Counted(report.columns, "series", "series"),
                                                             FormatTime(start), FormatTime(stop));
  PrintMessage(fmt::format("{}: {}\n", ShownName(options.bucket), what));
  return {};
}

}  // namespace

int DeletePoints(const Options& options) {
  const Status done = Delete(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
