// Sends events over a connection, each over one of its own.

#include "fmt/format.h"
#include "runtime/net/stream_socket.h"
#include "tools/alerts/handler.h"

namespace flux::alerts {

namespace {

class TcpHandler final : public Handler {
 public:
  explicit TcpHandler(net::SocketAddress address) : address_(std::move(address)) {}

  Outcome Handle(const Event& event, const CancelToken& cancel) override {
    // With an empty line behind it, as Kapacitor sends it.
    return Outcome(net::SendAll(address_, EventJson(event) + "\n", cancel));
  }

 private:
  const net::SocketAddress address_;
};

}  // namespace

Result<std::unique_ptr<Handler>> MakeTcpHandler(OptionReader& options, const HandlerServices&) {
  const std::string text = options.RequiredText("address");
  Result<net::SocketAddress> address = net::ParseSocketAddress(text);
  if (!text.empty() && (!address || !address->path.empty())) options.Reject("address", "must be like `host:port`");
  return std::make_unique<TcpHandler>(address.value_or(net::SocketAddress{}));
}

}  // namespace flux::alerts
