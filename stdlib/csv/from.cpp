#include <fmt/format.h>

#include <mutex>

#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/csv_result.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "csv file mode";

// A text, read and decoded when a run first needs its tables; those that follow (`findColumn` twice on one stream) find
// them here.
class CsvText {
 public:
  // `text` is the name of a file if `is_file`.
  struct Form {
    bool is_file = false, is_raw = false;
    FarTimes far_times = FarTimes::kFail;
  };
  CsvText(std::string text, Form form) : text_(std::move(text)), form_(form) {}

  std::string_view text() const { return text_; }
  bool is_file() const { return form_.is_file; }

  // Gives the tables, which stay here; what was read goes into `scan`.
  Result<std::span<const Table>> Tables(exec::ExecContext& context, ScanStats& scan) const {
    std::lock_guard lock(mutex_);
    if (!is_decoded_) {
      FLUX_TRY(tables_, Decode(context, scan));
      is_decoded_ = true;
    }
    return std::span<const Table>(tables_);
  }

 private:
  Result<std::vector<Table>> Decode(exec::ExecContext& context, ScanStats& scan) const {
    std::string content;
    if (form_.is_file) {
      if (!context.read_file) return Fail(ErrorCode::kUnimplemented, "files cannot be read here");
      FLUX_TRY(content, context.read_file(text_));
    }
    const std::string_view csv = form_.is_file ? content : text_;
    if (csv.empty()) return Fail(ErrorCode::kInvalid, fmt::format("`csv.from`: file `{}` is empty", text_));
    FLUX_TRY(std::vector<Table> tables,
             DecodeCsvResult("csv.from", csv,
                             {.is_raw = form_.is_raw, .cancel = &context.cancel, .far_times = form_.far_times}));
    scan.bytes_read += csv.size();
    for (const Table& table : tables) scan.rows_read += table.row_count();
    return tables;
  }

  const std::string text_;
  const Form form_;
  mutable std::mutex mutex_;
  mutable bool is_decoded_ = false;
  mutable std::vector<Table> tables_;
};

struct CsvSourceSpec final : plan::Spec {
  static constexpr std::string_view kName = "csv";
  std::shared_ptr<const CsvText> csv;
  void Describe(plan::Description& out) const override {
    if (csv->is_file()) {
      out.Add("file", std::string(csv->text()));
    } else {
      out.Add("bytes", fmt::format("{}", csv->text().size()));
    }
  }
};

class CsvSource final : public exec::Operator {
 public:
  CsvSource(const CsvSourceSpec& spec, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : spec_(spec), context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    FLUX_TRY(const std::span<const Table> tables, spec_.csv->Tables(context_, stats_.scan));
    FLUX_TRY_STATUS(SendTables(tables, context_, out_));
    return out_.Finish();
  }

 private:
  const CsvSourceSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
  exec::OperatorStats& stats_;
};

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
  const bool is_file = !file.empty();
  const FarTimes far_times = context.semantics().wraps_far_times ? FarTimes::kWrap : FarTimes::kFail;
  CsvSourceSpec spec;
  spec.csv = std::make_shared<const CsvText>(is_file ? file : std::move(text),
                                             CsvText::Form{is_file, mode == "raw", far_times});
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterCsvFrom(Registry& registry) {
  registry.Add(BuiltinDef{"csv", "from", kParameters, From});
  registry.Add(OperationDef{.name = CsvSourceSpec::kName,
                            .create = exec::CreateOperator<CsvSource, CsvSourceSpec>,
                            .flow = plan::Flow::kSource,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
