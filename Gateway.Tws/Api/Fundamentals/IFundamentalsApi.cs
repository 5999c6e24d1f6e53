namespace Gateway.Tws.Api.Fundamentals;

/// <summary>Fundamental data and the calendar of Wall Street Horizon.</summary>
public interface IFundamentalsApi;
