using TwsSimulator.Market;

namespace TwsSimulator.Handlers.Fundamentals;

/// <summary>A company's made-up accounts: always the same ones for a symbol. Money is in millions of dollars.</summary>
internal sealed class CompanyFigures(Instrument company)
{
    private const decimal SharesPerMinuteVolume = 0.1m;

    private readonly ulong _key = Hash.Of(0, company.Symbol);

    public Instrument Company => company;

    public decimal Shares => Math.Round(company.MinuteVolume * SharesPerMinuteVolume * (decimal)(0.5 + Unit(1)), 1);

    public decimal Revenue(int year) => Math.Round(Shares * (decimal)(company.BasePrice * (0.1 + 0.3 * Unit(2)) * Math.Pow(1.06, year - 2025)), 1);

    public decimal NetIncome(int year) => Math.Round(Revenue(year) * (decimal)(0.05 + 0.25 * Unit(3)), 1);

    public decimal Eps(int year) => Math.Round(NetIncome(year) / Shares, 2);

    public decimal DividendPerShare => Math.Round(Eps(2025) * (decimal)(0.4 * Unit(4)), 2);

    public decimal Assets(int year) => Math.Round(Revenue(year) * (decimal)(1 + Unit(5)), 1);

    public decimal Debt(int year) => Math.Round(Assets(year) * (decimal)(0.2 + 0.3 * Unit(6)), 1);

    public int Employees => (int)(1000 + 200_000 * Unit(7));

    /// <summary>The day in the middle month of each quarter on which earnings are reported.</summary>
    public DateOnly EarningsDay(int year, int quarter)
    {
        var day = new DateOnly(year, quarter * 3 - 1, 3).AddDays((int)(24 * Unit(8)));
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
    }

    public bool TellsBeforeOpen => Unit(9) < 0.5;

    private double Unit(int salt) => Hash.Unit(_key, 400 + salt, 0);
}
