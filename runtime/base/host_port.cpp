#include "runtime/base/host_port.h"

#include <fmt/format.h>

#include "runtime/base/number_text.h"

namespace flux {

std::string HostPort::Text() const {
  const std::string name = host.contains(':') ? fmt::format("[{}]", host) : host;
  return port ? fmt::format("{}:{}", name, *port) : name;
}

std::optional<HostPort> ParseHostPort(std::string_view text) {
  HostPort address;
  const size_t colon = text.rfind(':');
  if (colon != std::string_view::npos && colon > 0 && (text[0] != '[' || text[colon - 1] == ']')) {
    const Result<uint64_t> port = ParseUint(text.substr(colon + 1));
    if (!port || *port == 0 || *port > 65535) return std::nullopt;
    address.port = static_cast<uint16_t>(*port);
    text = text.substr(0, colon);
  }
  const bool has_brackets = text.size() >= 2 && text.starts_with('[') && text.ends_with(']');
  if (has_brackets) text = text.substr(1, text.size() - 2);
  if (text.empty() || (!has_brackets && text.contains(':')) || text.find_first_of("/@, []") != std::string_view::npos)
    return std::nullopt;
  address.host = text;
  return address;
}

}  // namespace flux
