using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Tests;

[TestFixture]
public sealed class TokenCommandTests
{
    [TestCase(null)]
    [TestCase("2027-01-01")]
    [TestCase("2027-01-01T08:30:00Z")]
    public void NewToken_GoodArguments_PrintsATokenAndALineThatFit(string? expires)
    {
        var (code, output, error) = Run(["--new-token", "laptop", "--scopes", "market:read,orders:preview", .. expires is null ? Array.Empty<string>() : ["--expires", expires]]);

        (code, error).Should().Be((0, ""));
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        var entry = TokenFile.Parse([lines[3]]).Entries.Should().ContainSingle().Subject;
        entry.Hash.Should().Equal(TokenEntry.HashOf(lines[1]));
        entry.Holder.Should().Match<Caller>(holder => holder.Name == "laptop" && holder.Scopes == (AccessScope.MarketRead | AccessScope.OrdersPreview));
        (entry.ExpiresAt is null).Should().Be(expires is null);
        TokenAttribute.IsToken(lines[1]).Should().BeTrue();
    }

    [TestCase("lap top", "market:read", null, "--new-token")]
    [TestCase("laptop", "everything", null, "--scopes")]
    [TestCase("laptop", "all", "tomorrow", "--expires")]
    public void NewToken_BadArguments_SaysWhichAndHow(string name, string scopes, string? expires, string option)
    {
        var (code, output, error) = Run(["--new-token", name, "--scopes", scopes, .. expires is null ? Array.Empty<string>() : ["--expires", expires]]);

        code.Should().Be(SettingsException.ExitCode);
        output.Should().BeEmpty();
        error.Should().StartWith(option + ": ").And.Contain("Example: " + option);
    }

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        var line = new GatewayCommand((_, _) => throw new InvalidOperationException(), (_, _, _) => throw new InvalidOperationException());
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = line.Root.Parse(arguments).Invoke(new() { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
