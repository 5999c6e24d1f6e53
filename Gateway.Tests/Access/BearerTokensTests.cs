using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class BearerTokensTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void Find_NamedToken_GivesItsHolder()
    {
        using var file = new TemporaryFile(TestTokens.File);

        var holder = Tokens(file).Check(TestTokens.Market).Holder!;

        (holder.Name, holder.Scopes).Should().Be(("market", AccessScope.MarketRead));
        holder.Id.Should().NotBeNull().And.NotContain(TestTokens.Market);
        TestTokens.File.Should().NotContain(holder.Id);
    }

    [Test]
    public void Find_TokenWithAnEnd_IsTakenUntilThen()
    {
        using var file = new TemporaryFile(TestTokens.Line("short", AccessScope.All, TestTokens.All, _time.GetUtcNow().AddMinutes(1)));
        var tokens = Tokens(file);

        var before = tokens.Check(TestTokens.All);
        _time.Advance(TimeSpan.FromMinutes(1));
        var after = tokens.Check(TestTokens.All);

        before.Holder.Should().NotBeNull();
        after.Should().Be(TokenVerdict.Refused(TokenFault.Expired));
    }

    [Test]
    public void Holds_CallerOfAToken_WhileTheTokenIsThereWithItsScopes()
    {
        using var file = new TemporaryFile(TestTokens.Line("desk", AccessScope.All, TestTokens.All, _time.GetUtcNow().AddMinutes(1)));
        var tokens = Tokens(file);
        var desk = tokens.Check(TestTokens.All).Holder!;
        tokens.Holds(desk).Should().BeTrue();

        file.Write(TestTokens.Line("desk", AccessScope.MarketRead, TestTokens.All));
        tokens.Holds(desk).Should().BeFalse("it may trade no more");
        file.Write(TestTokens.Line("desk", AccessScope.All, TestTokens.All, _time.GetUtcNow().AddMinutes(1)));
        tokens.Holds(desk).Should().BeTrue();
        _time.Advance(TimeSpan.FromMinutes(1));
        tokens.Holds(desk).Should().BeFalse("its end has come");
    }

    [Test]
    public void Find_AfterABadEdit_TheGoodLinesOfTheNewFileHold()
    {
        using var file = new TemporaryFile(TestTokens.File);
        var tokens = Tokens(file);
        tokens.Check(TestTokens.All).Holder.Should().NotBeNull();

        file.Write(TestTokens.Line("market", AccessScope.MarketRead, TestTokens.Market) + "\nbroken line");

        tokens.Check(TestTokens.Market).Holder.Should().NotBeNull();
        tokens.Check(TestTokens.All).Holder.Should().BeNull("it was taken out");
        tokens.Check("broken line").Holder.Should().BeNull();
    }

    [Test]
    public void Find_FileBehindASwappedLink_IsReadAgain()
    {
        using var first = new TemporaryFile(TestTokens.File);
        using var second = new TemporaryFile(TestTokens.Line("new", AccessScope.Admin, "a-new-token-behind-the-link"));
        var link = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.CreateSymbolicLink(link, first.Path);
        try
        {
            var tokens = new BearerTokens(new ServerOptions { TokenFile = link }, new OAuthOptions(), new KeptToken(new TradingOptions()), _time, NullLogger<BearerTokens>.Instance);
            tokens.Check(TestTokens.All).Holder.Should().NotBeNull();
            File.Delete(link);
            File.CreateSymbolicLink(link, second.Path);

            tokens.Check(TestTokens.All).Holder.Should().BeNull();
            tokens.Check("a-new-token-behind-the-link").Holder!.Name.Should().Be("new");
        }
        finally
        {
            File.Delete(link);
        }
    }

    private BearerTokens Tokens(TemporaryFile file) => new(new ServerOptions { TokenFile = file.Path }, new OAuthOptions(), new KeptToken(new TradingOptions()), _time, NullLogger<BearerTokens>.Instance);
}
