using Docs;
using Gateway.Tests.Support;

namespace Gateway.Tests.Docs;

[TestFixture]
public sealed class TwsCodesPageTests
{
    [Test]
    public void Write_FileInTheRepository_IsWhatTheTableSays() =>
        File.ReadAllText(Repository.PathOf("docs", "errors.md")).Should().Be(TwsCodesPage.Write(), "it is generated: dotnet run --project tools/Docs -- docs");
}
