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

std::string Outcome(const DeleteReport& report, Time start, Time stop) {
  if (report.series == 0) return "no series matches, so nothing was deleted";
  const std::string span = fmt::format("from {} to {}", FormatTime(start), FormatTime(stop));
  if (report.affected_series == 0) return fmt::format("there are no points {}, so nothing was deleted", span);
  return fmt::format("deleted the points of {} {}", Counted(report.affected_series, "series", "series"), span);
}

Status Delete(const Options& options) {
  FLUX_TRY(const Time start, ParseBound("--start", options.start));
  FLUX_TRY(const Time stop, ParseBound("--stop", options.stop));
  FLUX_TRY_STATUS(CheckOrder(start, stop));
  FLUX_TRY(const std::vector<DeleteTerm> predicate, ParseDeletePredicate(options.predicate));
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory, {.must_exist = true, .warn = Warn}));
  FLUX_TRY(const DeleteReport report, store->DeletePoints(options.bucket, start, stop, predicate));
  PrintMessage(fmt::format("{}: {}\n", ShownName(options.bucket), Outcome(report, start, stop)));
  return {};
}

}  // namespace

int DeletePoints(const Options& options) {
  const Status done = Delete(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
