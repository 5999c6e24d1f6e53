using Gateway.Tools.Options.Strategies;
using Gateway.Tools.Risk;

namespace Gateway.Tools.Options;

/// <summary>Registers the services behind the option tools.</summary>
internal static class OptionServices
{
    public static IServiceCollection AddOptionTools(this IServiceCollection services) => services
        .AddSingleton<Underlyings>()
        .AddSingleton<SeriesReader>()
        .AddSingleton<OptionLines>()
        .AddSingleton<ChainReader>()
        .AddSingleton<StrategyBuilder>()
        .AddSingleton<ExerciseBook>()
        .AddSingleton<OptionExercises>()
        .AddSingleton<ExposureReader>()
        .AddSingleton<DailyReturns>()
        .AddSingleton<RiskReader>();
}
