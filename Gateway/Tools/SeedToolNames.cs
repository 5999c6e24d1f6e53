using System.Collections.Frozen;

namespace Gateway.Tools;

/// <summary>The names of the tools that the setup guide documents. They, and every argument documented there, must not change.</summary>
internal static class SeedToolNames
{
    public static FrozenSet<string> All { get; } = new[]
    {
        "ibkr_calculate_option_price", "ibkr_cancel_order", "ibkr_connect", "ibkr_disconnect", "ibkr_get_account_summary", "ibkr_get_account_values",
        "ibkr_get_all_orders", "ibkr_get_contract_details", "ibkr_get_current_time", "ibkr_get_executions", "ibkr_get_fundamental_data",
        "ibkr_get_head_timestamp", "ibkr_get_histogram_data", "ibkr_get_historical_data", "ibkr_get_managed_accounts", "ibkr_get_market_rule",
        "ibkr_get_matching_symbols", "ibkr_get_news_article", "ibkr_get_news_articles", "ibkr_get_news_providers", "ibkr_get_open_orders",
        "ibkr_get_option_chain", "ibkr_get_option_chain_params", "ibkr_get_order_status", "ibkr_get_pnl", "ibkr_get_pnl_single", "ibkr_get_positions",
        "ibkr_get_scanner_parameters", "ibkr_get_security_definition_by_conid", "ibkr_get_smart_components", "ibkr_get_status",
        "ibkr_get_tick_by_tick_data", "ibkr_get_wsh_event_data", "ibkr_get_wsh_meta_data", "ibkr_modify_order", "ibkr_place_bracket_order",
        "ibkr_place_option_order", "ibkr_place_order", "ibkr_run_market_scanner", "ibkr_search_symbols", "ibkr_set_market_data_type",
        "ibkr_start_broadtape_news_resource", "ibkr_start_market_data_resource", "ibkr_start_news_resource", "ibkr_start_portfolio_resource",
        "ibkr_start_tick_news_resource", "ibkr_stop_broadtape_news_resource", "ibkr_stop_market_data_resource", "ibkr_stop_news_resource",
        "ibkr_stop_portfolio_resource", "ibkr_stop_tick_news_resource",
    }.ToFrozenSet(StringComparer.Ordinal);
}
