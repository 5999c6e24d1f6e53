using Gateway.Instruments.Views;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tests.Instruments.Views;

[TestFixture]
public sealed class AccountValueKeysTests
{
    [Test]
    public void Keyed_ValuesOfTheAccountAndOfItsCurrencies_KeepTheirNamesApart()
    {
        AccountValue[] values =
        [
            new("AccruedCash", "1000", "USD", IsLedger: true),
            new("AccruedCash", "1500", "USD"),
            new("CashBalance", "7", "EUR", IsLedger: true),
            new("AccountReady", "true", ""),
        ];

        var keyed = AccountValueKeys.Keyed("DU1", values);

        keyed.ToDictionary(pair => pair.Key, pair => pair.Value.Value).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["AccruedCash_USD"] = "1500",
            ["$LEDGER-AccruedCash_USD"] = "1000",
            ["CashBalance_EUR"] = "7",
            ["AccountReady"] = "true",
        });
    }
}
