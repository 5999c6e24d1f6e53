using Gateway.Tests.Support;
using global::Relay;

namespace Gateway.Tests.Relay;

[TestFixture]
public sealed class RelayOptionsTests
{
    [Test]
    public void TryRead_Nothing_IsTheGatewayOfThisMachine() =>
        Read([]).Should().Be(new RelayOptions(new Uri("http://127.0.0.1:8000/api/v1/mcp"), Token: null));

    [Test]
    public void TryRead_UrlAndToken_CommandLineCountsFirst() =>
        Read(["--url", "https://one/mcp"], ("GATEWAY_URL", "http://two/mcp"), ("GATEWAY_TOKEN", " t "))
            .Should().Be(new RelayOptions(new Uri("https://one/mcp"), "t"));

    [Test]
    public void TryRead_TokenFile_IsItsFirstLine()
    {
        using var file = new TemporaryFile("secret\n# more\n");

        Read([], ("GATEWAY_STDIO_TOKEN_FILE", file.Path))!.Token.Should().Be("secret");
    }

    [TestCase("--url", "ftp://x", "the URL must begin with http:// or https://; got 'ftp://x'; example: http://127.0.0.1:8000/api/v1/mcp")]
    [TestCase("--port", "1", "unknown arguments: --port 1; example:")]
    public void TryRead_Nonsense_IsRefusedWithAnExample(string name, string value, string expected)
    {
        RelayOptions.TryRead([name, value], _ => null, out _, out var fault).Should().BeFalse();

        fault.Should().Contain(expected);
    }

    [Test]
    public void TryRead_TokenFileIsMissing_IsRefusedByItsName()
    {
        RelayOptions.TryRead([], name => name == "GATEWAY_STDIO_TOKEN_FILE" ? "/nowhere/token" : null, out _, out var fault).Should().BeFalse();

        fault.Should().StartWith("gateway-stdio: GATEWAY_STDIO_TOKEN_FILE = /nowhere/token: cannot be read");
    }

    private static RelayOptions? Read(string[] args, params (string Name, string Value)[] variables) =>
        RelayOptions.TryRead(args, name => Array.Find(variables, one => one.Name == name).Value, out var options, out var fault)
            ? options
            : throw new AssertionException(fault!);
}
