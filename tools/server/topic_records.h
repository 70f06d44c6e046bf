#pragma once

// Topics and handlers among the server's records.

#include "tools/alerts/topic_store.h"
#include "tools/server/records.h"

namespace flux::server {

class TopicRecords final : public alerts::TopicStore {
 public:
  // The records outlive it.
  explicit TopicRecords(Records& records) : records_(records) {}

  std::vector<alerts::StoredTopic> Topics() override;
  std::vector<alerts::HandlerSpec> Handlers() override;
  Status WriteTopic(std::string_view topic, int64_t collected, std::span<const alerts::EventState> changed) override;
  Status RemoveTopic(std::string_view topic) override;
  Status WriteHandler(const alerts::HandlerSpec& spec, std::string_view old_id) override;
  Status RemoveHandler(std::string_view topic, std::string_view id) override;

 private:
  Records& records_;
};

}  // namespace flux::server
