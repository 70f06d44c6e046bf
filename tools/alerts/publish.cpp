// Puts events into further topics.

#include "tools/alerts/handler.h"

namespace flux::alerts {

namespace {

class PublishHandler final : public Handler {
 public:
  PublishHandler(std::vector<std::string> topics, HandlerServices services)
      : topics_(std::move(topics)), services_(std::move(services)) {}

  Outcome Handle(const Event& event, const CancelToken&) override {
    Outcome outcome;
    for (const std::string& topic : topics_) {
      Event copy = event;
      copy.topic = topic;
      ++copy.hops;
      if (Status done = services_.collect(std::move(copy)); !done && outcome.status) outcome.status = std::move(done);
    }
    return outcome;
  }

 private:
  const std::vector<std::string> topics_;
  const HandlerServices services_;
};

}  // namespace

Result<std::unique_ptr<Handler>> MakePublishHandler(OptionReader& options, const HandlerServices& services) {
  std::vector<std::string> topics = options.Texts("topics");
  for (const std::string& topic : topics) {
    if (const Status fits = CheckTopicName(topic); !fits) options.Reject("topics", fits.error().message);
  }
  return std::make_unique<PublishHandler>(std::move(topics), services);
}

}  // namespace flux::alerts
