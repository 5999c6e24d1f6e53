using Gateway.Configuration;
using Gateway.Http.Access;
using Gateway.Registry;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Http.Access;

[TestFixture]
public sealed class BearerTokensTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void Find_NamedToken_GivesItsHolder()
    {
        using var file = new TemporaryFile(TestTokens.File);

        var holder = Tokens(file).Find(TestTokens.Market, out var expired)!;

        (holder.Name, holder.Scopes, expired).Should().Be(("market", AccessScope.MarketRead, false));
        holder.Id.Should().NotBeNull().And.NotContain(TestTokens.Market);
        TestTokens.File.Should().NotContain(holder.Id);
    }

    [Test]
    public void Find_TokenWithAnEnd_IsTakenUntilThen()
    {
        using var file = new TemporaryFile(TestTokens.Line("short", AccessScope.All, TestTokens.All, _time.GetUtcNow().AddMinutes(1)));
        var tokens = Tokens(file);

        var before = tokens.Find(TestTokens.All, out var expiredBefore);
        _time.Advance(TimeSpan.FromMinutes(1));
        var after = tokens.Find(TestTokens.All, out var expiredAfter);

        (before is not null, expiredBefore).Should().Be((true, false));
        (after is null, expiredAfter).Should().Be((true, true));
    }

    [Test]
    public void Find_AfterABadEdit_TheGoodLinesOfTheNewFileHold()
    {
        using var file = new TemporaryFile(TestTokens.File);
        var tokens = Tokens(file);
        tokens.Find(TestTokens.All, out _).Should().NotBeNull();

        file.Write(TestTokens.Line("market", AccessScope.MarketRead, TestTokens.Market) + "\nbroken line");

        tokens.Find(TestTokens.Market, out _).Should().NotBeNull();
        tokens.Find(TestTokens.All, out _).Should().BeNull("it was taken out");
        tokens.Find("broken line", out _).Should().BeNull();
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
            var tokens = new BearerTokens(new ServerOptions { TokenFile = link }, _time, NullLogger<BearerTokens>.Instance);
            tokens.Find(TestTokens.All, out _).Should().NotBeNull();
            File.Delete(link);
            File.CreateSymbolicLink(link, second.Path);

            tokens.Find(TestTokens.All, out _).Should().BeNull();
            tokens.Find("a-new-token-behind-the-link", out _)!.Name.Should().Be("new");
        }
        finally
        {
            File.Delete(link);
        }
    }

    private BearerTokens Tokens(TemporaryFile file) => new(new ServerOptions { TokenFile = file.Path }, _time, NullLogger<BearerTokens>.Instance);
}
