// `fluxc store verify` and `fluxc store repair`.

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/maintenance.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

std::string ContentText(const std::vector<BucketContent>& buckets) {
  std::string text;
  for (const BucketContent& bucket : buckets) {
    text += fmt::format("bucket {}: {} series, {} values\n", ShownName(bucket.name), bucket.series, bucket.values);
  }
  return text;
}

std::string Listed(std::string_view head, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += fmt::format("{}: {}\n", head, line);
  return text;
}

Result<int> Verify(const Options& options) {
  FLUX_TRY(const StoreVerification found, VerifyStore(options.data_directory));
  std::string text = ContentText(found.buckets) + Listed("note", found.notices) + Listed("damaged", found.damage);
  text += found.damage.empty()
              ? fmt::format("`{}` is whole\n", options.data_directory)
              : fmt::format("`{}` is damaged; `fluxc store repair` says what can be saved\n", options.data_directory);
  PrintData(text);
  return found.damage.empty() ? kOk : kFailed;
}

Result<int> Repair(const Options& options) {
  FLUX_TRY(const StoreRepair repair, SalvageStore(options.data_directory));
  if (repair.repaired.empty()) {
    PrintData(fmt::format("`{}` is whole; there is nothing to repair\n", options.data_directory));
    return kOk;
  }
  PrintData(Listed("damaged", repair.damage) + Listed("lost", repair.losses));
  if (repair.buckets.empty()) {
    DropRepair(repair);
    PrintData("nothing can be saved of it, so it was left as it is; restore it from a backup\n");
    return kFailed;
  }
  PrintData("what can be saved:\n" + ContentText(repair.buckets));
  if (!options.is_agreed) {
    DropRepair(repair);
    PrintData("nothing was changed; `--yes` puts the repaired store in place and keeps the damaged one\n");
    return kFailed;
  }
  FLUX_TRY(const std::string kept, AdoptRepair(options.data_directory, repair));
  PrintData(fmt::format("repaired; the damaged store is kept in `{}`\n", kept));
  return kOk;
}

}  // namespace

int MaintainStore(const Options& options) {
  const auto exit_code = options.command == Command::kStoreVerify ? Verify(options) : Repair(options);
  return exit_code ? *exit_code : Fail(exit_code.error());
}

}  // namespace flux::cli
