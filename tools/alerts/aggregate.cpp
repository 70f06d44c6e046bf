// Puts the events of a span of time together into one of another topic.

#include <algorithm>

#include "fmt/format.h"
#include "tools/alerts/handler.h"
#include "tools/alerts/text_template.h"

namespace flux::alerts {

namespace {

using Clock = std::chrono::steady_clock;

struct AggregateOptions {
  std::string topic, id;
  int64_t interval_ns = 0;
  TextTemplate message;
};

class AggregateHandler final : public Handler {
 public:
  AggregateHandler(AggregateOptions options, HandlerServices services)
      : options_(std::move(options)), services_(std::move(services)), next_(Clock::now() + Interval()) {}

  Outcome Handle(const Event& event, const CancelToken&) override {
    if (messages_.empty()) {
      gathered_ = Event();
      gathered_.state.time = event.state.time;
    }
    EventState& state = gathered_.state;
    state.level = std::max(state.level, event.state.level);
    state.time = std::max(state.time, event.state.time);
    state.duration_ns = std::max(state.duration_ns, event.state.duration_ns);
    gathered_.hops = std::max(gathered_.hops, event.hops + 1);
    gathered_.data.series.insert(gathered_.data.series.end(), event.data.series.begin(), event.data.series.end());
    messages_.push_back(event.state.message);
    return {};
  }

  std::optional<Clock::time_point> next_tick() const override { return next_; }

  Status Tick() override {
    for (const auto now = Clock::now(); next_ <= now;) next_ += Interval();
    return Send();
  }

  Status End() override { return Send(); }

 private:
  std::chrono::nanoseconds Interval() const { return std::chrono::nanoseconds(options_.interval_ns); }

  Status Send() {
    if (messages_.empty()) return {};
    gathered_.topic = options_.topic;
    gathered_.data.is_recoverable = false;
    gathered_.state.id = options_.id;
    gathered_.state.message = options_.message.Fill([&](const TextTemplate::Place& place) {
      return place.name == "Count" ? fmt::to_string(messages_.size()) : DurationText(options_.interval_ns);
    });
    for (const std::string& message : messages_) {
      if (!gathered_.state.details.empty()) gathered_.state.details += '\n';
      gathered_.state.details += message;
    }
    messages_.clear();
    return services_.collect(std::move(gathered_));
  }

  const AggregateOptions options_;
  const HandlerServices services_;
  Clock::time_point next_;
  Event gathered_;
  std::vector<std::string> messages_;  // of the events that are gathered; none: there are none
};

}  // namespace

Result<std::unique_ptr<Handler>> MakeAggregateHandler(OptionReader& options, const HandlerServices& services) {
  AggregateOptions read;
  read.topic = options.RequiredText("topic");
  if (const Status fits = CheckTopicName(read.topic); !fits) options.Reject("topic", fits.error().message);
  read.id = options.Text("id");
  read.interval_ns = options.Span("interval", {}).ns;
  constexpr int64_t kLeast = 1'000'000;
  if (read.interval_ns < kLeast) options.Reject("interval", "must be a millisecond at least");
  const std::string message = options.Text("message", "Received {{ .Count }} events in the last {{.Interval}}.");
  FLUX_TRY(read.message, TextTemplate::Parse(message, {"Count", "Interval"}));
  read.interval_ns = std::max(read.interval_ns, kLeast);
  return std::make_unique<AggregateHandler>(std::move(read), services);
}

}  // namespace flux::alerts
