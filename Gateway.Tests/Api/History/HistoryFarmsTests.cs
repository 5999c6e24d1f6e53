using Gateway.Tws.Api.History;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.History;

[TestFixture]
public sealed class HistoryFarmsTests
{
    [TestCase("")]
    [TestCase("usfarm=broken")]
    [TestCase("ushmds=ok")]
    [TestCase("ushmds=broken euhmds=inactive")]
    public void RequireAny_AFarmMayAnswer_LetsTheQueryGo(string farms) =>
        FluentActions.Invoking(() => HistoryFarms.RequireAny(Read(farms))).Should().NotThrow();

    [TestCase("ushmds=broken usfarm=ok")]
    [TestCase("ushmds=broken euhmds=broken")]
    public void RequireAny_AllAreBroken_RefusesAtOnceAndNamesThem(string farms) =>
        FluentActions.Invoking(() => HistoryFarms.RequireAny(Read(farms))).Should().Throw<TwsRefusedException>().WithMessage("*2105: ushmds*").Which.Retryable.Should().BeTrue();

    private static Dictionary<string, string> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(farm => farm.Split('=')).ToDictionary(farm => farm[0], farm => farm[1]);
}
