// An address is read as the C library reads it, whatever the text: inet_pton is the second opinion.
#include "runtime-lib/abi/socket_address.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <optional>
#include <random>
#include <string>

namespace ingot::abi {
namespace {

std::optional<SocketAddress> parse(const std::string& text) {
  SocketAddress address;
  return parse_socket_address(text.c_str(), address) ? std::optional(address) : std::nullopt;
}

TEST(SocketAddress, Ipv4) {
  const std::optional<SocketAddress> address = parse("127.0.0.255:8080");
  ASSERT_TRUE(address);
  const std::uint8_t expected[16] = {127, 0, 0, 255};
  EXPECT_EQ(std::memcmp(address->bytes, expected, sizeof expected), 0);
  EXPECT_EQ(address->port, 8080);
  EXPECT_EQ(address->is_ipv6, 0);
}

TEST(SocketAddress, Ipv6) {
  const std::optional<SocketAddress> address = parse("[fe80::A:0:1.2.3.4]:65535");
  ASSERT_TRUE(address);
  const std::uint8_t expected[16] = {0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0xA, 0, 0, 1, 2, 3, 4};
  EXPECT_EQ(std::memcmp(address->bytes, expected, sizeof expected), 0);
  EXPECT_EQ(address->port, 65535);
  EXPECT_EQ(address->is_ipv6, 1);
}

TEST(SocketAddress, Refused) {
  for (const char* const text : {"",
                                 ":",
                                 ":80",
                                 "127.0.0.1",
                                 "127.0.0.1:",
                                 "127.0.0.1:0",
                                 "127.0.0.1:65536",
                                 "127.0.0.1:4294967376",
                                 "127.0.0.1:080",
                                 "127.0.0.1:80 ",
                                 "127.0.0.1:-1",
                                 " 127.0.0.1:80",
                                 "1.2.3:80",
                                 "1.2.3.4.5:80",
                                 "01.2.3.4:80",
                                 "256.0.0.1:80",
                                 "localhost:80",
                                 "*:80",
                                 "::1:80",
                                 "[::1]",
                                 "[::1]80",
                                 "[::1:80",
                                 "[127.0.0.1]:80",
                                 "[fe80::1%eth0]:80",
                                 "[[::1]]:80",
                                 "[]:80",
                                 "[::1]:http"})
    EXPECT_FALSE(parse(text)) << text;
}

// Pieces of addresses in any order, so that many are right and the others nearly.
TEST(SocketAddress, AsTheCLibrary) {
  static const char* const pieces[] = {
      ":",   "::", "0",  "1:",    "ff:", "FfFf:", "12345:", "abcd",  "g",       "1.2.",     "3.4", "255",
      "256", ".",  "00", "0000:", "::1", "1:2:",  "3:4:5",  ":6:7:", "8:9:a:b", "10.0.0.1", ""};
  std::mt19937 random(1);
  unsigned accepted = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text;
    for (unsigned count = 1 + random() % 6; count > 0; --count)
      text += pieces[random() % std::size(pieces)];
    in6_addr ipv6;
    const bool is_ipv6 = ::inet_pton(AF_INET6, text.c_str(), &ipv6) == 1;
    const std::optional<SocketAddress> bracketed = parse("[" + text + "]:1");
    ASSERT_EQ(bracketed.has_value(), is_ipv6) << text;
    if (is_ipv6)
      ASSERT_EQ(std::memcmp(bracketed->bytes, &ipv6, sizeof ipv6), 0) << text;
    in_addr ipv4;
    const bool is_ipv4 = ::inet_pton(AF_INET, text.c_str(), &ipv4) == 1;
    const std::optional<SocketAddress> plain = parse(text + ":1");
    ASSERT_EQ(plain.has_value(), is_ipv4) << text;
    if (is_ipv4)
      ASSERT_EQ(std::memcmp(plain->bytes, &ipv4, sizeof ipv4), 0) << text;
    accepted += is_ipv6 + is_ipv4;
  }
  EXPECT_GT(accepted, 1000u);
}

} // namespace
} // namespace ingot::abi
