#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "runtime/brokers/kafka.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/line_rows.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters =
    "tables brokers topic balancer name nameColumn timeColumn tagColumns valueColumns timeout";

struct KafkaSpec final : plan::Spec {
  static constexpr std::string_view kName = "kafka.to";
  brokers::KafkaTopic topic;
  LineColumns columns;
  void Describe(plan::Description& out) const override {
    std::vector<std::string> names;
    for (const HostPort& broker : topic.brokers) names.push_back(broker.Text());
    out.Add("brokers", fmt::format("{}", fmt::join(names, ", ")));
    out.Add("topic", topic.name);
  }
};

// The hash of the line, as its eight bytes from the lowest on.
std::string KeyOf(std::string_view line) {
  const uint64_t hash = XXH64(line.data(), line.size(), 0);
  std::string key;
  for (int shift = 0; shift < 64; shift += 8) key += static_cast<char>(hash >> shift & 0xff);
  return key;
}

// Sends each row as one message.
class KafkaSender final : public exec::UnaryOperator {
 public:
  KafkaSender(const KafkaSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(rows_, LineRows::Make(KafkaSpec::kName, spec_.columns, header));
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    std::string line;
    for (size_t row = 0; row < chunk.rows; ++row) {
      line.clear();
      FLUX_TRY_STATUS(rows_->Append(chunk, row, line));
      if (line.empty()) continue;
      line.pop_back();  // the line break
      if (producer_ == nullptr) {
        FLUX_TRY(producer_, brokers::KafkaProducer::Open(spec_.topic, context_.cancel));
      }
      FLUX_TRY_STATUS(producer_->Send(KeyOf(line), line));
    }
    return out_.Push(chunk);
  }

  Status Finish() override {
    if (producer_ != nullptr) FLUX_TRY_STATUS(producer_->Flush());
    return out_.Finish();
  }

 private:
  const KafkaSpec& spec_;
  exec::ExecContext& context_;
  std::unique_ptr<brokers::KafkaProducer> producer_;
  std::optional<LineRows> rows_;
};

Result<brokers::KafkaBalancer> ReadBalancer(const ArgReader& in, size_t at) {
  static constexpr std::array<std::string_view, 3> kNames = {"hash", "round-robin", "least-bytes"};
  FLUX_TRY(const std::string name, in.StringOr(at, kNames[0]));
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end())
    return in.Invalid(at, fmt::format("must be \"hash\", \"round-robin\" or \"least-bytes\", found \"{}\"", name));
  return static_cast<brokers::KafkaBalancer>(found - kNames.begin());
}

Result<brokers::KafkaTopic> ReadTopic(const ArgReader& in) {
  brokers::KafkaTopic topic;
  FLUX_TRY(const std::vector<std::string> addresses, in.Strings(1));
  if (addresses.empty()) return in.Invalid(1, "must not be empty");
  for (const std::string& address : addresses) {
    FLUX_TRY(topic.brokers.emplace_back(), brokers::ParseKafkaBroker(address));
  }
  FLUX_TRY(topic.name, in.String(2));
  if (topic.name.empty()) return in.Invalid(2, "must not be empty");
  FLUX_TRY(topic.balancer, ReadBalancer(in, 3));
  FLUX_TRY(const Duration timeout, in.DurationOr(9, {0, 10 * kNsPerSecond}));
  if (timeout.months != 0 || timeout.ns <= 0) return in.Invalid(9, "must be positive, without months");
  // Below the library waits for more messages to send at once; above it counts in 32 bits.
  topic.timeout = std::chrono::milliseconds(std::clamp<int64_t>(timeout.ns / 1'000'000, 10, 1'800'000));
  return topic;
}

Result<Value> To(CallContext& context, Args args) {
  const ArgReader in(KafkaSpec::kName, kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  KafkaSpec spec;
  FLUX_TRY(spec.topic, ReadTopic(in));
  FLUX_TRY(spec.columns.measurement, in.StringOr(4, ""));
  FLUX_TRY(spec.columns.measurement_column, in.StringOr(5, "_measurement"));
  FLUX_TRY(spec.columns.time_column, in.StringOr(6, "_time"));
  FLUX_TRY(spec.columns.tag_columns, in.StringsOr(7, {}));
  FLUX_TRY(spec.columns.value_columns, in.StringsOr(8, {"_value"}));
  if (spec.columns.value_columns.empty()) spec.columns.value_columns = {"_value"};
  const plan::NodeRef node = plan::MakeNode(std::move(spec), {std::move(tables)}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

NamedColumns Names(const plan::Node& node) { return TagsOf(node.As<KafkaSpec>()->columns); }

}  // namespace

void RegisterKafkaTo(Registry& registry) {
  registry.Add(BuiltinDef{"kafka", "to", kParameters, To});
  registry.Add(OperationDef{.name = KafkaSpec::kName,
                            .create = exec::CreateOperator<KafkaSender, KafkaSpec>,
                            .names = Names,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true,
                            .has_effect = true});
}

}  // namespace flux::stdlib
