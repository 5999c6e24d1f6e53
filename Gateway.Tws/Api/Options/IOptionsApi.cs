namespace Gateway.Tws.Api.Options;

/// <summary>Option chains, computations and exercise.</summary>
public interface IOptionsApi;
