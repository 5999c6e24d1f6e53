using Gateway.Access;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class HostRulesTests
{
    private readonly HostRules _rules = new(["gateway.example.com", "pinned.example.com:8443"]);

    [TestCase("localhost")]
    [TestCase("LOCALHOST")]
    [TestCase("localhost:8000")]
    [TestCase("localhost:1")]
    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.1:65535")]
    [TestCase("[::1]")]
    [TestCase("[::1]:8000")]
    [TestCase("gateway.example.com")]
    [TestCase("Gateway.Example.Com:443")]
    [TestCase("pinned.example.com:8443")]
    public void Allows_LoopbackOrConfigured_IsTrue(string host) => _rules.Allows(new HostString(host)).Should().BeTrue();

    [TestCase("")]
    [TestCase("evil.com")]
    [TestCase("evil.com:8000")]
    [TestCase("localhost.")]
    [TestCase("localhost.evil.com")]
    [TestCase("evil.localhost")]
    [TestCase("127.0.0.1.evil.com")]
    [TestCase("127.0.0.2")]
    [TestCase("127.1")]
    [TestCase("2130706433")]
    [TestCase("0x7f000001")]
    [TestCase("0177.0.0.1")]
    [TestCase("0.0.0.0")]
    [TestCase("[::]")]
    [TestCase("[::ffff:127.0.0.1]")]
    [TestCase("[0:0:0:0:0:0:0:1]")]
    [TestCase("localhost:8000:evil")]
    [TestCase("localhost@evil.com")]
    [TestCase("localhost%2eevil.com")]
    [TestCase("gateway.example.com.")]
    [TestCase("x.gateway.example.com")]
    [TestCase("gateway.example.community")]
    [TestCase("pinned.example.com")]
    [TestCase("pinned.example.com:443")]
    [TestCase("ⓛocalhost")]
    public void Allows_AnythingElse_IsFalse(string host) => _rules.Allows(new HostString(host)).Should().BeFalse();

    [TestCase("")]
    [TestCase("localhost")]
    [TestCase("localhost:")]
    [TestCase("localhost:1")]
    [TestCase("localhost:1:2")]
    [TestCase(":localhost")]
    [TestCase("[::1]")]
    [TestCase("[::1]:")]
    [TestCase("[::1]:8000")]
    [TestCase("[::1]x")]
    [TestCase("[::1")]
    [TestCase("::1")]
    [TestCase("::1]")]
    [TestCase("127.0.0.1:80")]
    [TestCase("127.0.0.1]:80")]
    [TestCase("evil:localhost")]
    public void IsLoopback_OfAHeader_ReadsTheNameAsAspNetCoreDoes(string host) =>
        HostRules.IsLoopback(new HostString(host)).Should().Be(HostRules.IsLoopback(new HostString(host).Host));
}
