#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/experimental/prometheus/exposition.h"
#include "stdlib/families.h"
#include "stdlib/http/web_request.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "url";

struct ScrapeSpec final : plan::Spec {
  static constexpr std::string_view kName = "prometheus.scrape";
  std::string url;
  // What is asked of a server may be a secret.
  void Describe(plan::Description& out) const override {
    const size_t query = url.find('?');
    out.Add("url", query == url.npos ? url : url.substr(0, query) + "?…");
  }
};

// A table of one row.
Table TableOf(const MetricSample& sample, const std::string& url, Time now) {
  std::vector<std::pair<std::string, std::string>> texts = {{"_measurement", "prometheus"}, {"_field", sample.name}};
  // A label may be called `url`, too; it then says more than where it was read.
  if (!sample.labels.contains("url")) texts.emplace_back("url", url);
  texts.insert(texts.end(), sample.labels.begin(), sample.labels.end());
  std::vector<ColumnDef> defs = {{"_time", ColumnType::kTime}, {"_value", ColumnType::kFloat}};
  Chunk row{.columns = {Column::Constant(ColumnType::kTime, Value::Of(sample.time.value_or(now)), 1),
                        Column::Constant(ColumnType::kFloat, Value::Float(sample.value), 1)},
            .rows = 1};
  std::vector<GroupKeyEntry> key;
  for (const auto& [name, text] : texts) {
    const bool is_url = name == "url" && !sample.labels.contains("url");
    if (!is_url) key.push_back({name, ColumnType::kString, Value::String(text)});
    defs.push_back({name, ColumnType::kString});
    row.columns.push_back(Column::Constant(ColumnType::kString, Value::String(text), 1));
  }
  return {std::make_shared<const TableHeader>(TableHeader{GroupKey(std::move(key)), Schema(std::move(defs)), false}),
          {std::move(row)}};
}

class ScrapeSource final : public exec::Operator {
 public:
  ScrapeSource(const ScrapeSpec& spec, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : spec_(spec), context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    FLUX_TRY(const net::HttpResponse response, Ask());
    stats_.scan.bytes_read += response.body.size();
    auto samples = ParseExposition(response.body);
    if (!samples) return std::unexpected<Error>(std::move(samples.error()).WithContext("`prometheus.scrape`"));
    stats_.scan.rows_read += samples->size();
    std::vector<Table> tables;
    for (const MetricSample& sample : *samples) {
      for (const std::string_view name : {"_time", "_value", "_field", "_measurement"}) {
        if (!sample.labels.contains(std::string(name))) continue;
        return Fail(ErrorCode::kInvalid, fmt::format("`prometheus.scrape`: metric `{}` has a label `{}`, which is the "
                                                     "name of another column",
                                                     sample.name, name));
      }
      tables.push_back(TableOf(sample, spec_.url, context_.now));
    }
    FLUX_TRY_STATUS(SendTables(tables, context_, out_));
    return out_.Finish();
  }

 private:
  Result<net::HttpResponse> Ask() const {
    FLUX_TRY(net::HttpRequest request, MakeWebRequest("GET", spec_.url));
    // Others would come in forms that are not read here.
    FLUX_TRY_STATUS(AddHeader(request, "Accept", "text/plain;version=0.0.4"));
    const std::string server = request.url.Authority();
    FLUX_TRY(net::HttpResponse response, SendWebRequest(std::move(request), context_.cancel, nullptr));
    if (!response.is_success()) {
      return Fail(ErrorCode::kUnavailable,
                  fmt::format("`prometheus.scrape`: {} answers with status {}", server, response.status));
    }
    return response;
  }

  const ScrapeSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
  exec::OperatorStats& stats_;
};

Result<Value> Scrape(CallContext& context, Args args) {
  const ArgReader in("prometheus.scrape", kParameters, args);
  ScrapeSpec spec;
  FLUX_TRY(spec.url, in.String(0));
  // What cannot be asked fails here, at the call.
  FLUX_TRY([[maybe_unused]] const net::HttpRequest request, MakeWebRequest("GET", spec.url));
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterPrometheusScrape(Registry& registry) {
  registry.Add(BuiltinDef{"experimental/prometheus", "scrape", kParameters, Scrape});
  registry.Add(OperationDef{.name = ScrapeSpec::kName,
                            .create = exec::CreateOperator<ScrapeSource, ScrapeSpec>,
                            .flow = plan::Flow::kSource});
}

}  // namespace flux::stdlib
