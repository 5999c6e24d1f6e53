using TwsSimulator.Accounts;

namespace TwsSimulator.Trading;

/// <summary>One account's part of an order, and how much of what traded it has got.</summary>
/// <param name="account">The account.</param>
/// <param name="weight">Its part, in proportion to those of the other accounts.</param>
internal sealed class Share(Account account, decimal weight)
{
    public Account Account { get; } = account;

    public decimal Weight { get; } = weight;

    public decimal Filled { get; set; }

    /// <summary>Commission so far; of a combination the order's legs keep it.</summary>
    public decimal Commission { get; set; }
}
